package crescendo.inference.image.picture;

import static crescendo.inference.image.picture.MadePng.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import crescendo.inference.image.picture.ImageRefused.Kind;
import crescendo.inference.image.picture.Pictures.Unread;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of file, with values that are written here by hand. */
class PicturesTest {
    private static final Pictures PICTURES = new Pictures(new Pictures.Limits(1 << 16, 10_000));

    private static Picture read(byte[] file) throws IOException {
        return read(new ByteArrayInputStream(file));
    }

    private static Picture read(InputStream body) throws IOException {
        Unread unread = PICTURES.begin(body, bytes -> {});
        Picture picture = unread.decode(bytes -> {});
        assertThat(picture.channels()).as("as the header says, or fewer").isLessThanOrEqualTo(unread.channels());
        assertThat(picture.depth()).as("as the header says").isEqualTo(unread.depth());
        return picture;
    }

    private static int[] samples(Picture picture) {
        int[] samples = new int[picture.samples().length];
        Arrays.setAll(samples, i -> picture.samples()[i] & 0xffff);
        return samples;
    }

    @Test
    void greyOfEveryDepthRunsFromBlackToWhite() throws IOException {
        byte[] one = new MadePng(MadePng.GREY, 1, 3, 1).rows(bytes(0b10100000));
        byte[] two = new MadePng(MadePng.GREY, 2, 4, 1).rows(bytes(0b00011011));
        byte[] four = new MadePng(MadePng.GREY, 4, 2, 1).rows(bytes(0x3f));
        byte[] eight = new MadePng(MadePng.GREY, 8, 2, 1).rows(bytes(7, 200));
        byte[] sixteen = new MadePng(MadePng.GREY, 16, 2, 1).rows(bytes(1, 2, 255, 254));

        assertThat(samples(read(one))).containsExactly(255, 0, 255);
        assertThat(samples(read(two))).containsExactly(0, 85, 170, 255);
        assertThat(samples(read(four))).containsExactly(51, 255);
        assertThat(samples(read(eight))).containsExactly(7, 200);
        assertThat(samples(read(sixteen))).containsExactly(258, 65534);
        assertThat(read(sixteen).depth()).isEqualTo(16);
    }

    @Test
    void coloursAndOpacityStandAsTheyAre() throws IOException {
        byte[] rgb = new MadePng(MadePng.RGB, 8, 1, 2).rows(bytes(1, 2, 3), bytes(4, 5, 6));
        byte[] rgba = new MadePng(MadePng.RGBA, 8, 1, 1).rows(bytes(1, 2, 3, 4));
        byte[] greyAlpha = new MadePng(MadePng.GREY_ALPHA, 8, 1, 1).rows(bytes(9, 8));
        byte[] deep = new MadePng(MadePng.RGBA, 16, 1, 1).rows(bytes(0, 1, 0, 2, 0, 3, 255, 255));
        byte[] deepGrey = new MadePng(MadePng.GREY_ALPHA, 16, 1, 1).rows(bytes(4, 0, 0, 5));

        assertThat(samples(read(rgb))).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(samples(read(rgba))).containsExactly(1, 2, 3, 4);
        assertThat(samples(read(greyAlpha))).containsExactly(9, 8);
        assertThat(samples(read(deep))).containsExactly(1, 2, 3, 65535);
        assertThat(samples(read(deepGrey))).containsExactly(1024, 5);
    }

    @Test
    void palettesAreLookedUpWithTheirOpacity() throws IOException {
        byte[] palette = bytes(10, 11, 12, 20, 21, 22, 30, 31, 32);
        byte[] plain =
                new MadePng(MadePng.PALETTE, 2, 3, 1).chunk("PLTE", palette).rows(bytes(0b00011000));
        byte[] clear = new MadePng(MadePng.PALETTE, 8, 2, 1)
                .chunk("PLTE", palette)
                .chunk("tRNS", bytes(128))
                .rows(bytes(0, 2));

        assertThat(samples(read(plain))).containsExactly(10, 11, 12, 20, 21, 22, 30, 31, 32);
        assertThat(samples(read(clear))).containsExactly(10, 11, 12, 128, 30, 31, 32, 255);
    }

    @Test
    void oneColourMayBeTransparent() throws IOException {
        byte[] grey =
                new MadePng(MadePng.GREY, 8, 2, 1).chunk("tRNS", bytes(0, 7)).rows(bytes(7, 8));
        byte[] deep = new MadePng(MadePng.RGB, 16, 1, 1)
                .chunk("tRNS", bytes(0, 1, 0, 2, 0, 3))
                .rows(bytes(0, 1, 0, 2, 0, 3));

        assertThat(samples(read(grey))).containsExactly(7, 0, 8, 255);
        assertThat(samples(read(deep))).containsExactly(1, 2, 3, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1 2 3 4 5 6",
        "2, 3 2 1 6 5 4",
        "3, 6 5 4 3 2 1",
        "4, 4 5 6 1 2 3",
        "5, 1 4 2 5 3 6",
        "6, 4 1 5 2 6 3",
        "7, 6 3 5 2 4 1",
        "8, 3 6 2 5 1 4",
        "9, 1 2 3 4 5 6"
    })
    void picturesAreTurnedAsTheCameraWasHeld(int orientation, String upright) throws IOException {
        byte[] file = new MadePng(MadePng.GREY, 8, 3, 2)
                .chunk("eXIf", MadePng.exif(orientation))
                .rows(bytes(1, 2, 3), bytes(4, 5, 6));

        Picture picture = read(file);

        assertThat(samples(picture))
                .containsExactly(Arrays.stream(upright.split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray());
        assertThat(picture.width()).isEqualTo(orientation > 4 && orientation < 9 ? 2 : 3);
        assertThat(picture.extras().exif().orElseThrow()[19]).isEqualTo((byte) 1);
    }

    @Test
    void aProfileIsKeptWhereItIsOneForSuchAPicture() throws IOException {
        assertThat(read(profiled(MadePng.RGB, MadePng.profile("RGB ", 200)))
                        .extras()
                        .profile())
                .hasValueSatisfying(icc -> assertThat(icc).isEqualTo(MadePng.profile("RGB ", 200)));
        assertThat(read(profiled(MadePng.GREY, MadePng.profile("RGB ", 200)))
                        .extras()
                        .profile())
                .isEmpty();
        assertThat(read(profiled(MadePng.RGB, new byte[200])).extras().profile())
                .isEmpty();
        assertThat(read(profiled(MadePng.RGB, new byte[5 << 20])).extras().profile())
                .isEmpty();
    }

    private static byte[] profiled(int kind, byte[] profile) {
        byte[] packed = MadePng.packed(profile);
        byte[] chunk = Arrays.copyOf(new byte[] {'p', 0, 0}, 3 + packed.length);
        System.arraycopy(packed, 0, chunk, 3, packed.length);
        return new MadePng(kind, 8, 1, 1).chunk("iCCP", chunk).rows(new byte[kind == MadePng.GREY ? 1 : 3]);
    }

    @Test
    void jpegIsNearWhatWasWritten() throws IOException {
        BufferedImage grey = new BufferedImage(16, 8, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage red = new BufferedImage(16, 8, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 16 * 8; i++) {
            grey.getRaster().setSample(i % 16, i / 16, 0, 100);
            red.setRGB(i % 16, i / 16, 0xc81020);
        }

        assertThat(Arrays.stream(samples(read(jpeg(grey)))).boxed().toList())
                .hasSize(128)
                .allMatch(value -> Math.abs(value - 100) < 4);
        int[] colours = Arrays.copyOf(samples(read(jpeg(red))), 3);
        assertThat(colours[0]).isBetween(190, 210);
        assertThat(colours[1]).isBetween(8, 24);
        assertThat(colours[2]).isBetween(24, 40);
    }

    // drawn by Chromium: red 15 times the column, green 28 times the row, blue 100
    @ParameterizedTest
    @CsvSource({"whole, 0", "lossy, 40"})
    void webpIsNearWhatWasDrawn(String name, int tolerance) throws IOException {
        Picture picture = read(webp(name));

        assertThat(picture.width()).isEqualTo(17);
        assertThat(picture.height()).isEqualTo(9);
        assertThat(picture.extras().profile()).isPresent();
        for (int y = 0; y < 9; y++) {
            for (int x = 0; x < 17; x++) {
                assertThat(picture.at(y, x, 0)).isBetween(15 * x - tolerance, 15 * x + tolerance);
                assertThat(picture.at(y, x, 1)).isBetween(28 * y - tolerance, 28 * y + tolerance);
                assertThat(picture.at(y, x, 2)).isBetween(100 - tolerance, 100 + tolerance);
            }
        }
    }

    @Test
    void webpKeepsItsOpacity() throws IOException {
        Picture picture = read(webp("alpha"));

        assertThat(picture.channels()).isEqualTo(4);
        assertThat(picture.at(4, 2, 3)).isEqualTo(255);
        assertThat(picture.at(4, 12, 3)).isZero();
    }

    private static byte[] webp(String name) throws IOException {
        try (InputStream in = PicturesTest.class.getResourceAsStream("/webp/" + name + ".webp")) {
            return in.readAllBytes();
        }
    }

    @Test
    void aJpegMayHaveMegabytesOfNotesBeforeItsPicture() throws IOException {
        Pictures generous = new Pictures(new Pictures.Limits(16 << 20, 10_000));
        byte[] plain = jpeg(new BufferedImage(10, 10, BufferedImage.TYPE_3BYTE_BGR));

        Picture noted = generous.begin(new ByteArrayInputStream(noted(plain, 20)), bytes -> {})
                .decode(bytes -> {});

        assertThat(samples(noted)).isEqualTo(samples(read(plain)));
        assertThatExceptionOfType(ImageRefused.class)
                .isThrownBy(() -> generous.begin(new ByteArrayInputStream(noted(plain, 80)), bytes -> {}))
                .withMessageContaining("more than 4 MiB before it");
    }

    /** With so many times 60,000 bytes of somebody's notes behind its beginning. */
    private static byte[] noted(byte[] jpeg, int notes) {
        ByteBuffer noted = ByteBuffer.allocate(jpeg.length + notes * 60_004);
        noted.put(jpeg, 0, 2);
        for (int i = 0; i < notes; i++) {
            noted.putShort((short) 0xFFED).putShort((short) 60_002).put(new byte[60_000]);
        }
        return noted.put(jpeg, 2, jpeg.length - 2).array();
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }

    @Test
    void aHeaderOfTooManyPixelsIsRefusedBeforeTheRestIsRead() {
        byte[] claim = new MadePng(MadePng.RGBA, 8, 100_000, 100_000).rows();
        InputStream endless = new SequenceInputStream(new ByteArrayInputStream(claim), new InputStream() {
            private int left = 300 << 10;

            @Override
            public int read() {
                if (left-- < 0) {
                    throw new AssertionError("more is read than a header needs");
                }
                return 0;
            }
        });

        assertThatExceptionOfType(ImageRefused.class)
                .isThrownBy(() -> read(endless))
                .withMessage("image: its header says 100000×100000 pixels; 10000 are allowed"
                        + " (crescendo.upscaling.max-pixels)")
                .matches(refused -> refused.kind() == Kind.TOO_LARGE);
    }

    @Test
    void aFileThatIsTooLongIsRefused() {
        assertThatExceptionOfType(ImageRefused.class)
                .isThrownBy(() -> read(new MadePng(MadePng.GREY, 8, 1, 1)
                        .chunk("junk", new byte[1 << 16])
                        .rows(bytes(1))))
                .matches(refused -> refused.kind() == Kind.TOO_LARGE);
    }

    @Test
    void whatIsNoPictureIsRefused() {
        for (String text : new String[] {"", "<svg/>", "GIF89a", "\u0089PNG"}) {
            assertThatExceptionOfType(ImageRefused.class)
                    .isThrownBy(() -> read(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .matches(refused -> refused.kind() == Kind.UNKNOWN);
        }
    }

    @Test
    void aColourThatThePaletteHasNotIsABrokenPicture() {
        byte[] file = new MadePng(MadePng.PALETTE, 8, 1, 1)
                .chunk("PLTE", bytes(1, 2, 3))
                .rows(bytes(9));

        assertThatExceptionOfType(ImageRefused.class)
                .isThrownBy(() -> read(file))
                .matches(refused -> refused.kind() == Kind.BROKEN);
    }

    @Test
    void whatDecodingTakesIsKnownFromTheHeader() throws IOException {
        byte[] deep = new MadePng(MadePng.RGBA, 16, 10, 10).rows();
        byte[] grey = new MadePng(MadePng.GREY, 1, 10, 10).rows();

        // the decoder's samples and ours, or ours twice where the picture has to be turned
        assertThat(decoding(deep)).isEqualTo(100 * (8 + 8));
        assertThat(decoding(grey)).as("one colour may be transparent").isEqualTo(100 * (4 + 4));
        assertThat(decoding(jpeg(new BufferedImage(10, 10, BufferedImage.TYPE_3BYTE_BGR))))
                .isEqualTo(100 * (9 + 6));
        assertThat(decoding(jpeg(new BufferedImage(10, 10, BufferedImage.TYPE_BYTE_GRAY))))
                .isEqualTo(100 * (3 + 2));
    }

    private static long decoding(byte[] file) throws IOException {
        return PICTURES.begin(new ByteArrayInputStream(file), bytes -> {}).decodingBytes();
    }

    @Test
    void whoeverHasNoRoomForTheFileEndsItsReading() {
        byte[] file = new MadePng(MadePng.GREY, 8, 1, 1)
                .chunk("junk", new byte[60_000])
                .rows(bytes(1));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> PICTURES.begin(new ByteArrayInputStream(file), bytes -> {})
                        .decode(bytes -> {
                            throw new IllegalStateException("no room for " + bytes);
                        }))
                .withMessage("no room for " + 2 * file.length);
    }
}
