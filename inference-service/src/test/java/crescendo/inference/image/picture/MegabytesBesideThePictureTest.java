package crescendo.inference.image.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Small pictures in long files: notes before them are counted, and profiles beside them are bounded. */
class MegabytesBesideThePictureTest {
    private static final Pictures PICTURES = new Pictures(new Pictures.Limits(16 << 20, 10_000));
    private static final int FIRST = 256 << 10;
    private static final int MOST = 4 << 20;

    @Test
    void whatIsReadForALateHeaderIsCountedOnceAndBeforeItIsRead() throws IOException {
        byte[] file = noted(60);
        AtomicLong told = new AtomicLong();
        InputStream body = new ByteArrayInputStream(file) {
            @Override
            public synchronized int read(byte[] into, int at, int most) {
                assertThat(2L * (pos - FIRST)).as("taken uncounted").isLessThanOrEqualTo(told.get());
                return super.read(into, at, most);
            }
        };

        Pictures.Unread unread = PICTURES.begin(body, told::addAndGet);

        assertThat(told.get()).as("beyond the first 256 KiB").isBetween(2L * (60 * 60_004 - FIRST), 2L * MOST);
        unread.decode(told::addAndGet);
        assertThat(told.get()).as("read and decoded").isBetween(2L * file.length, 2L * MOST);
    }

    @Test
    void whoeverHasNoRoomForALateHeaderEndsItsReading() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> PICTURES.begin(new ByteArrayInputStream(noted(20)), bytes -> {
                    throw new IllegalStateException("no room for " + bytes);
                }))
                .withMessage("no room for " + 2 * FIRST);
    }

    @Test
    void aProfileThatIsTooLongIsPassedOverInEveryKindOfFile() throws IOException {
        assertThat(profile(jpeg(60_000)))
                .hasValueSatisfying(icc -> assertThat(icc).isEqualTo(MadePng.profile("RGB ", 60_000)));
        assertThat(profile(jpeg(MOST))).isPresent();
        assertThat(profile(jpeg(MOST + 1))).isEmpty();
        assertThat(profile(webp(MOST))).isPresent();
        assertThat(profile(webp(MOST + 2))).isEmpty();
    }

    @Test
    void aPackedProfileIsCountedAsItIsUnpacked() throws IOException {
        byte[] packed = MadePng.packed(MadePng.profile("GRAY", MOST));
        byte[] chunk = Arrays.copyOf(new byte[] {'p', 0, 0}, 3 + packed.length);
        System.arraycopy(packed, 0, chunk, 3, packed.length);
        byte[] file = new MadePng(MadePng.GREY, 8, 1, 1).chunk("iCCP", chunk).rows(new byte[1]);
        assertThat(file).hasSizeLessThan(5000);
        AtomicLong told = new AtomicLong();

        Picture picture =
                PICTURES.begin(new ByteArrayInputStream(file), told::addAndGet).decode(told::addAndGet);

        assertThat(picture.extras().bytes()).isEqualTo(MOST);
        assertThat(told).as("what it grows in, and its copy").hasValue(2L * file.length + 3L * MOST);
    }

    private static Optional<byte[]> profile(byte[] file) throws IOException {
        return PICTURES.begin(new ByteArrayInputStream(file), bytes -> {})
                .decode(bytes -> {})
                .extras()
                .profile();
    }

    private static byte[] jpeg() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(10, 10, BufferedImage.TYPE_3BYTE_BGR), "jpg", out);
        return out.toByteArray();
    }

    /** With so many times 60,000 bytes of somebody's notes behind its beginning. */
    private static byte[] noted(int notes) throws IOException {
        byte[] jpeg = jpeg();
        ByteBuffer noted = ByteBuffer.allocate(jpeg.length + notes * 60_004).put(jpeg, 0, 2);
        for (int i = 0; i < notes; i++) {
            noted.putShort((short) 0xFFED).putShort((short) 60_002).put(new byte[60_000]);
        }
        return noted.put(jpeg, 2, jpeg.length - 2).array();
    }

    /** With a profile of so many bytes behind its frame. */
    private static byte[] jpeg(int length) throws IOException {
        byte[] jpeg = jpeg();
        byte[] profile = MadePng.profile("RGB ", length);
        int scan = 2;
        while ((jpeg[scan + 1] & 0xff) != 0xda) {
            scan += 2 + ((jpeg[scan + 2] & 0xff) << 8 | jpeg[scan + 3] & 0xff);
        }
        int part = 65_000;
        int parts = (length + part - 1) / part;
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + length + 18 * parts).put(jpeg, 0, scan);
        for (int i = 0; i < parts; i++) {
            int some = Math.min(part, length - i * part);
            file.putShort((short) 0xFFE2).putShort((short) (16 + some));
            file.put("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII))
                    .put((byte) (i + 1))
                    .put((byte) parts)
                    .put(profile, i * part, some);
        }
        return file.put(jpeg, scan, jpeg.length - scan).array();
    }

    /** With a profile of so many bytes, an even number, behind its own. */
    private static byte[] webp(int length) throws IOException {
        try (InputStream in = MegabytesBesideThePictureTest.class.getResourceAsStream("/webp/lossy.webp")) {
            byte[] webp = in.readAllBytes();
            return ByteBuffer.allocate(webp.length + 8 + length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(webp)
                    .put("ICCP".getBytes(StandardCharsets.US_ASCII))
                    .putInt(length)
                    .put(MadePng.profile("RGB ", length))
                    .putInt(4, webp.length + length)
                    .array();
        }
    }
}
