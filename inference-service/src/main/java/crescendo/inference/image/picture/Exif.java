package crescendo.inference.image.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;

/** What a camera noted (Exif 2.32): here only how it was held. */
final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;

    private Exif() {}

    /** The picture as it was seen, and its extras, which say from now on that nothing is to be turned. */
    static Picture turned(Picture picture, Extras extras) {
        Optional<ByteBuffer> exif = extras.exif().map(bytes -> ByteBuffer.wrap(bytes.clone()));
        OptionalInt place = exif.map(Exif::orientation).orElse(OptionalInt.empty());
        if (place.isEmpty()) {
            return Orientation.UPRIGHT.apply(picture, extras);
        }
        ByteBuffer tiff = exif.orElseThrow();
        Orientation orientation = Orientation.of(tiff.getShort(place.getAsInt()));
        tiff.putShort(place.getAsInt(), (short) 1);
        return orientation.apply(picture, new Extras(extras.profile(), Optional.of(tiff.array())));
    }

    /** Where the value stands; nothing where there is none, or the rest makes no sense. Sets the buffer's order. */
    private static OptionalInt orientation(ByteBuffer tiff) {
        if (tiff.limit() < 8) {
            return OptionalInt.empty();
        }
        switch (tiff.getShort(0)) {
            case 0x4949 -> tiff.order(ByteOrder.LITTLE_ENDIAN);
            case 0x4D4D -> tiff.order(ByteOrder.BIG_ENDIAN);
            default -> {
                return OptionalInt.empty();
            }
        }
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return OptionalInt.empty();
        }
        int entries = tiff.getShort(directory) & 0xffff;
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + entry * ENTRY;
            if (at > tiff.limit() - ENTRY) {
                return OptionalInt.empty();
            }
            if ((tiff.getShort(at) & 0xffff) == ORIENTATION) {
                return OptionalInt.of(at + 8);
            }
        }
        return OptionalInt.empty();
    }
}
