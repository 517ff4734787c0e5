package crescendo.inference.image.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes come, the outcome is a picture or a refusal. */
class HostilePicturesTest {
    private static final Pictures PICTURES = new Pictures(new Pictures.Limits(1 << 20, 1 << 16));

    /** Of a decoder's codes, or of a profile that is unpacked. */
    private static final long MOST_BESIDE = 12 << 20;

    private boolean decodes(byte[] file) throws IOException {
        AtomicLong told = new AtomicLong();
        try {
            PICTURES.begin(new ByteArrayInputStream(file), told::addAndGet).decode(told::addAndGet);
            assertThat(told.get())
                    .as("bytes of the file, read and decoded, and beside it")
                    .isBetween(2L * file.length, 2L * file.length + MOST_BESIDE);
            return true;
        } catch (ImageRefused refused) {
            assertThat(refused.getMessage()).startsWith("image: ").doesNotContain("\n");
            return false;
        }
    }

    private static byte[] encoded(String format) throws IOException {
        if (format.contains(".")) {
            try (InputStream in = HostilePicturesTest.class.getResourceAsStream("/webp/" + format)) {
                return in.readAllBytes();
            }
        }
        BufferedImage image = new BufferedImage(24, 24, BufferedImage.TYPE_3BYTE_BGR);
        Random random = new Random(3);
        for (int i = 0; i < 24 * 24; i++) {
            image.setRGB(i % 24, i / 24, random.nextInt());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "lossy.webp", "whole.webp", "alpha.webp"})
    void aFileThatIsCutShortIsNeverTakenForWhole(String format) throws IOException {
        byte[] whole = encoded(format);

        assertThat(decodes(whole)).isTrue();
        for (int length = 0; length < whole.length - 1; length += 5) {
            assertThat(decodes(Arrays.copyOf(whole, length)))
                    .as("%d bytes", length)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "lossy.webp", "whole.webp", "alpha.webp"})
    void damagedBytesAreARefusalOrAPicture(String format) throws IOException {
        byte[] whole = encoded(format);
        Random random = new Random(7);

        for (int trial = 0; trial < 1000; trial++) {
            byte[] damaged = whole.clone();
            for (int flips = 0; flips <= trial % 5; flips++) {
                // headers more often than pixels
                int most = trial % 2 == 0 ? 64 : damaged.length;
                damaged[random.nextInt(most)] = (byte) random.nextInt();
            }
            decodes(damaged);
        }
    }

    @Test
    void textThatUnpacksToGigabytesIsNeverUnpacked() throws IOException {
        byte[] bomb = MadePng.packed(new byte[64 << 20]);
        byte[] text = Arrays.copyOf(new byte[] {'k', 0, 0}, 3 + bomb.length);
        System.arraycopy(bomb, 0, text, 3, bomb.length);
        byte[] file = new MadePng(MadePng.GREY, 8, 1, 1)
                .chunk("zTXt", text)
                .chunk("iCCP", text)
                .rows(new byte[1]);

        assertThat(decodes(file)).isTrue();
    }

    @Test
    void rowsThatUnpackToMoreThanThereIsRoomForAreLeftPacked() throws IOException {
        byte[] file = new MadePng(MadePng.GREY, 8, 1, 1).rows(new byte[64 << 20]);

        assertThat(decodes(file)).isTrue();
    }

    @Test
    void aJpegOfCountlessScansIsRefused() throws IOException {
        byte[] whole = encoded("jpg");
        byte[] scans = new byte[400];
        for (int i = 0; i < scans.length; i += 2) {
            scans[i] = (byte) 0xff;
            scans[i + 1] = (byte) 0xda;
        }
        byte[] file = Arrays.copyOf(whole, whole.length + scans.length);
        System.arraycopy(scans, 0, file, whole.length, scans.length);

        assertThat(decodes(file)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x02, 0xbf, 0xd0, 0xd7, 0xf0, 0xfd})
    void aJpegWhoseFrameOnlyTheDecoderWouldSeeIsRefused(int marker) throws IOException {
        byte[] whole = encoded("jpg");
        // decoders take these to have no length, and read on within
        byte[] before = {whole[0], whole[1], (byte) 0xff, (byte) marker, 0, 2};
        byte[] file = Arrays.copyOf(before, before.length + whole.length - 2);
        System.arraycopy(whole, 2, file, before.length, whole.length - 2);

        assertThat(decodes(file)).isFalse();
    }

    @Test
    void aWebpWhoseHeaderIsEmptyIsRefused() throws IOException {
        byte[] file = encoded("alpha.webp");
        assertThat(new String(file, 12, 4, StandardCharsets.US_ASCII)).isEqualTo("VP8X");
        Arrays.fill(file, 16, 20, (byte) 0);

        assertThat(decodes(file)).isFalse();
    }
}
