package crescendo.inference.image.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small lossless WebP files that would make their decoder keep a multiple of their pixels, or work without end. */
class HostileWebpTest {
    private static final Pictures PICTURES = new Pictures(new Pictures.Limits(1 << 20, 1 << 20));
    private static final int TWICE = 2;

    private static Picture decoded(byte[] file, LongConsumer told) throws IOException {
        return PICTURES.begin(new ByteArrayInputStream(file), told).decode(told);
    }

    private static MadeWebp transformed(int kind) {
        MadeWebp file = new MadeWebp(8, 8).bits(1, 1).bits(2, kind);
        return switch (kind) {
            case 0, 1 -> file.bits(3, 0).bits(1, 0).group(0, 0); // blocks of 4 × 4
            case 3 -> file.bits(8, 0).bits(1, 0).group(0, 0); // of one colour
            default -> file;
        };
    }

    private static MadeWebp coded(MadeWebp file) {
        return file.bits(1, 0).bits(1, 0).bits(1, 0).group(0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aTransformComesOnce(int kind) throws IOException {
        Picture picture = decoded(coded(transformed(kind)).file(), bytes -> {});

        assertThat(picture.height()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aTransformThatComesTwiceIsRefused(int kind) {
        MadeWebp file = transformed(kind).bits(1, 1).bits(2, kind);
        MadeWebp twice =
                switch (kind) {
                    case 0, 1 -> file.bits(3, 0).bits(1, 0).group(0, 0);
                    case 3 -> file.bits(8, 0).bits(1, 0).group(0, 0);
                    default -> file;
                };

        assertThatExceptionOfType(ImageRefused.class)
                .isThrownBy(() -> decoded(coded(twice).file(), bytes -> {}))
                .withMessageContaining("transformed twice");
    }

    private static byte[] ofGroups(int last) {
        MadeWebp file = new MadeWebp(4, 4).bits(1, 0).bits(1, 0).bits(1, 1).bits(3, 0);
        file.bits(1, 0).group(last & 0xff, last >> 8);
        for (int group = 0; group <= last; group++) {
            file.group(0, 0);
        }
        return file.file();
    }

    @Test
    void whatTheDecoderKeepsOfItsCodesIsToldBeforeItDoes() throws IOException {
        byte[] file = ofGroups(299);
        AtomicLong told = new AtomicLong();

        decoded(file, told::addAndGet);

        assertThat(told.get() - TWICE * file.length).isBetween(300 * 5 * 1024L, 300 * 5 * 1200L);
    }

    @Test
    void whoeverHasNoRoomForTheCodesOfAPictureEndsItsReading() {
        byte[] file = ofGroups(65535);
        assertThat(file).hasSizeLessThan(170_000);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> decoded(file, bytes -> {
                    if (bytes > 100_000_000) {
                        throw new IllegalStateException("no room");
                    }
                }));
    }

    private static byte[] header(int width, int height) {
        return ByteBuffer.allocate(18)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("VP8X".getBytes(StandardCharsets.US_ASCII))
                .putInt(10)
                .putInt(0)
                .put(12, (byte) (width - 1))
                .put(15, (byte) (height - 1))
                .array();
    }

    @Test
    void aSecondPictureInAFileIsRefused() throws IOException {
        byte[] picture = coded(new MadeWebp(8, 8)).bits(128, 0).part();

        assertThat(decoded(MadeWebp.file(header(8, 8), picture), bytes -> {}).width())
                .isEqualTo(8);
        assertThatExceptionOfType(ImageRefused.class)
                .isThrownBy(() -> decoded(MadeWebp.file(header(8, 8), picture, picture), bytes -> {}))
                .withMessageContaining("several pictures");
    }
}
