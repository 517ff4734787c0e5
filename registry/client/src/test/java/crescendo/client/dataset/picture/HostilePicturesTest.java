package crescendo.client.dataset.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.dataset.source.ImageSource;
import crescendo.client.dataset.source.Limits;
import crescendo.client.dataset.source.NamePattern;
import crescendo.client.dataset.source.RawImage;
import crescendo.client.dataset.source.Reading;
import crescendo.client.dataset.source.SourceFault;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a picture is, it is decoded or refused for a reason, and those beside it are read. */
class HostilePicturesTest {
    private static final byte[] GOOD = encoded("png", 24);

    @TempDir
    Path folder;

    private static BufferedImage noise(int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_3BYTE_BGR);
        Random random = new Random(side);
        for (int i = 0; i < side * side; i++) {
            image.setRGB(i % side, i / side, random.nextInt());
        }
        return image;
    }

    private static byte[] encoded(String format, int side) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(noise(side), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] animatedGif() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(noise(8), null, null), null);
            writer.writeToSequence(new IIOImage(noise(8), null, null), null);
            writer.endWriteSequence();
        }
        return out.toByteArray();
    }

    private static String reason(byte[] file) {
        try {
            Decoder.decode(file, Reading.USUAL);
            return "decoded";
        } catch (BrokenImage e) {
            return e.getMessage();
        }
    }

    @Test
    void animatedPicturesAreRefused() throws IOException {
        byte[] animatedPng = new MadePng(MadePng.GREY, 8, 1, 1)
                .chunk("acTL", MadePng.numbers(4, 2, 0))
                .row(1, 7);

        assertThat(reason(animatedGif())).isEqualTo("an animated GIF file; a file must hold one picture");
        assertThat(reason(animatedPng)).isEqualTo("an animated PNG file; a file must hold one picture");
    }

    @Test
    void aJpegOfFourColoursIsRefusedByItsHeader() {
        byte[] jpeg = encoded("jpg", 16);
        int frame = 0;
        while (jpeg[frame] != (byte) 0xff || jpeg[frame + 1] != (byte) 0xc0) {
            frame++;
        }
        jpeg[frame + 9] = 4;

        assertThat(reason(jpeg)).isEqualTo("a JPEG file of 4 colours (CMYK); allowed are grey and RGB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif"})
    void aFileThatIsCutShortIsNeverTakenForWhole(String format) {
        byte[] whole = encoded(format, 24);

        assertThat(reason(whole)).isEqualTo("decoded");
        for (int length = 0; length < whole.length - 1; length += 7) {
            assertThat(reason(Arrays.copyOf(whole, length)))
                    .as("%s of %d bytes", format, length)
                    .isNotEqualTo("decoded");
        }
    }

    @Test
    void aPartThatClaimsMoreThanTheFileHoldsIsRefusedBeforeMemoryIsTaken() {
        byte[] file = new MadePng(MadePng.PALETTE, 8, 1, 1)
                .chunk("PLTE", MadePng.numbers(1, 1, 2, 3))
                .row(1, 0);
        file[33] = 0x7f; // the first byte of the palette's length

        assertThat(reason(file)).isEqualTo("cut short, or damaged: a part of it ends beyond the file");
    }

    @Test
    void aGifWhosePictureIsLargerThanItsHeaderSaysIsRefused() {
        byte[] file = encoded("gif", 8);
        int picture = 13 + (3 << (file[10] & 7) + 1);
        while (file[picture] == 0x21) {
            for (picture += 2; file[picture] != 0; ) {
                picture += 1 + (file[picture] & 0xff);
            }
            picture++;
        }
        file[picture + 6] = (byte) 0xff; // the second byte of its width
        file[picture + 8] = (byte) 0xff;

        assertThat(reason(file)).isEqualTo("a GIF file whose picture does not have the size that its header says");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif"})
    void damagedBytesAreARefusalOrAPictureButNeverACrash(String format) {
        byte[] whole = encoded(format, 12);
        Random random = new Random(7);

        for (int trial = 0; trial < 400; trial++) {
            byte[] damaged = whole.clone();
            for (int flips = 0; flips <= trial % 4; flips++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThat(reason(damaged)).isNotBlank();
        }
    }

    private Path zip(Map<String, byte[]> files) throws IOException {
        Path path = folder.resolve("pictures.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return path;
    }

    /** What was read, and what was refused. */
    private record Read(List<Integer> labels, Map<String, String> broken) implements ImageSource.Sink {
        static Read of(ImageSource source) throws IOException {
            Read read = new Read(new ArrayList<>(), new HashMap<>());
            try (source) {
                source.read(read);
            }
            return read;
        }

        @Override
        public void image(RawImage image, int label) {
            labels.add(label);
        }

        @Override
        public void broken(String name, String reason) {
            broken.put(name, reason);
        }
    }

    @Test
    void namesThatLeadOutOfAnArchiveAreRefusedAndMakeNoClasses() throws IOException {
        Path path = zip(Map.of("../../evil/1.png", GOOD, "/etc/2.png", GOOD, "a/3.png", GOOD, "b/4.png", GOOD));

        try (ImageSource source = Pictures.ofZip(path, Reading.USUAL)) {
            assertThat(source.classes()).containsExactly("a", "b");
            assertThat(Read.of(source).broken).containsOnlyKeys("../../evil/1.png", "/etc/2.png");
        }
    }

    @Test
    void damageWithinAZipIsThatOfOnePicture() throws IOException {
        Path path = zip(Map.of("1.png", GOOD, "2.png", GOOD, "3.png", GOOD));
        byte[] bytes = Files.readAllBytes(path);
        Arrays.fill(bytes, 35, 60, (byte) 0xff); // the first entry's packed data begins with a block of no known kind
        Files.write(path, bytes);

        Read read = Read.of(Pictures.ofZip(path, Reading.USUAL));

        assertThat(read.labels).hasSize(2);
        assertThat(read.broken.values()).singleElement().asString().startsWith("cannot be read");
    }

    @Test
    void aFolderInAZipIsReadAlone() throws IOException {
        Path path = zip(Map.of("HR/1.png", GOOD, "LR/1.png", GOOD, "HR/2.png", GOOD));

        try (ImageSource source = Pictures.ofZip(path, "HR", Reading.USUAL)) {
            assertThat(source.count()).isEqualTo(2);
            assertThat(source.name(1)).isEqualTo("HR/2.png");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HR/*, 2",
        "*_HR.png, 1",
        "**/1*, 3",
        "'{1,2}.png', 3",
        "3.png, 0",
    })
    void onlyPicturesOfANamePatternAreRead(String glob, int found) throws IOException {
        Path path = zip(Map.of("HR/1_HR.png", GOOD, "HR/2.png", GOOD, "LR/1.png", GOOD, "LR/deep/1.png", GOOD));

        try (ImageSource source = Pictures.ofZip(path, Reading.USUAL.only(Optional.of(new NamePattern(glob))))) {
            assertThat(source.count()).isEqualTo(found);
        }
    }

    @Test
    void aPatternThatNothingMeetsIsNamed() throws IOException {
        Path path = zip(Map.of("HR/1.png", GOOD));

        try (ImageSource source = Pictures.ofZip(path, Reading.USUAL.only(Optional.of(new NamePattern("LR/*"))))) {
            assertThatThrownBy(source::survey)
                    .hasMessage(path + ": no PNG, JPEG or GIF image among 0 files that meet LR/*");
        }
    }

    @Test
    void whatIsNoPatternIsExplained() {
        assertThatThrownBy(() -> new NamePattern("{a,b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("only: {a,b is no pattern: ");
        assertThatThrownBy(() -> new NamePattern(" ")).hasMessageStartingWith("only: a pattern of no characters");
    }

    @Test
    void aZipBombIsLeftAfterAsMuchAsAPictureMayHave() throws IOException {
        Path path = folder.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry("bomb.png"));
            zip.write(GOOD);
            OutputStream out = zip;
            for (int i = 0; i < 64; i++) {
                out.write(new byte[1 << 20]);
            }
            zip.putNextEntry(new ZipEntry("good.png"));
            zip.write(GOOD);
        }
        Reading small =
                new Reading(new Limits(1000, 1 << 16), Reading.USUAL.background(), Optional.empty(), Optional.empty());

        Read read = Read.of(Pictures.ofZip(path, small));

        assertThat(read.labels).hasSize(1);
        assertThat(read.broken).containsExactly(Map.entry("bomb.png", "longer than 65536 bytes (the limit maxBytes)"));
    }

    @Test
    void whereNothingCanBeUsedTheLastReasonIsTold() throws IOException {
        Path path = zip(Map.of("a.png", new byte[] {1, 2}));

        try (ImageSource source = Pictures.ofZip(path, Reading.USUAL)) {
            assertThatThrownBy(source::survey)
                    .isInstanceOf(SourceFault.class)
                    .hasMessage(path + ": no PNG, JPEG or GIF image among 1 files; a.png: no PNG, JPEG or GIF file");
        }
    }

    @Test
    void whatIsPassedOverIsNotDecoded() throws IOException {
        Path path = zip(Map.of("1.png", GOOD, "2.png", new byte[] {1}, "3.png", GOOD));
        Read read = new Read(new ArrayList<>(), new HashMap<>());

        try (ImageSource source = Pictures.ofZip(path, Reading.USUAL)) {
            source.read(index -> !source.name(index).equals("2.png"), read);
        }

        assertThat(read.labels).hasSize(2);
        assertThat(read.broken).isEmpty();
    }
}
