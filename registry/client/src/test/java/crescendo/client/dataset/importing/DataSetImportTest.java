package crescendo.client.dataset.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.Nonce;
import crescendo.client.blob.BlobCache;
import crescendo.client.blob.Blobs;
import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.TestBuckets;
import crescendo.client.dataset.DataSets;
import crescendo.client.dataset.ImageBatch;
import crescendo.client.dataset.ShuffledImages;
import crescendo.client.dataset.source.Background;
import crescendo.client.dataset.source.Reading;
import crescendo.client.dataset.source.SourceFault;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.recipe.BaseShape;
import crescendo.contracts.recipe.DataSetRef;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetImportTest {
    private static final ImportOptions STRICT =
            new ImportOptions(OptionalInt.empty(), BaseShape.SQUARE, true, List.of(), Reading.USUAL);

    private final Bucket bucket = TestBuckets.shared();
    private final DataSetImport imports = new DataSetImport(bucket);
    private final Name name = Name.of("set-" + Nonce.next());

    @TempDir
    Path folder;

    private ImportReport run(Path path, ImportOptions options) throws IOException {
        return imports.run(name, path, options, (done, total) -> {});
    }

    private ShuffledImages images(DataSetManifest.Fixed manifest) throws IOException {
        return new ShuffledImages(manifest, new BlobCache(new Blobs(bucket), folder.resolve("cache")), 7);
    }

    private static Map<String, byte[]> catsAndDogs() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("cat/1.png", Pictured.greyPng(14, 10));
        files.put("cat/2.png", Pictured.greyPng(14, 20));
        files.put("dog/1.png", Pictured.greyPng(14, 110));
        files.put("notes.txt", new byte[] {1});
        return files;
    }

    @Test
    void imagesThatAreNotSquareHaveTheirShapeAtEveryLevel() throws IOException {
        Path pets = Pictured.folder(folder.resolve("pets"), catsAndDogs());
        ImportOptions tall = new ImportOptions(OptionalInt.of(16), new BaseShape(4, 2), true, List.of(), Reading.USUAL);

        DataSetManifest.Fixed manifest = run(pets, tall).manifest().fixed();

        assertThat(List.of(manifest.height(), manifest.width())).containsExactly(16, 8);
        assertThat(manifest.base()).isEqualTo(new BaseShape(4, 2));
        assertThat(manifest.levels().keySet()).containsExactly(4, 8, 16);
        ImageBatch batch = images(manifest).batch(8, 0, 3);
        assertThat(List.of(batch.height(), batch.width())).containsExactly(8, 4);
        assertThat(batch.pixels()).hasSize(3 * 8 * 4);
        assertThat(manifest.version())
                .isNotEqualTo(run(pets, STRICT).manifest().fixed().version());
    }

    @Test
    void imagesThatAreNotSquareAreGivenTheirSide() {
        assertThatThrownBy(() ->
                        new ImportOptions(OptionalInt.empty(), new BaseShape(4, 2), true, List.of(), Reading.USUAL))
                .hasMessageContaining("side: missing");
    }

    @Test
    void foldersBecomeClassesAndImagesArePadded() throws IOException {
        ImportReport report = run(Pictured.folder(folder.resolve("pets"), catsAndDogs()), STRICT);

        DataSetManifest.Fixed manifest = report.manifest().fixed();
        assertThat(manifest.classes()).containsExactly("cat", "dog");
        assertThat(manifest.levels().keySet()).containsExactly(4, 8, 16);
        assertThat(List.of(manifest.count(), manifest.height(), manifest.colours()))
                .containsExactly(3, 16, 1);
        ImageBatch batch = images(manifest).batch(16, 0, 3);
        for (int i = 0; i < 3; i++) {
            int tone = batch.pixels()[i * 256 + 8 * 16 + 8];
            assertThat(batch.labels()[i]).isEqualTo((byte) (tone == 110 ? 1 : 0));
            assertThat(batch.pixels()[i * 256]).as("corner").isZero();
        }
    }

    @Test
    void whateverTheImagesCameInTheVersionIsTheSame() throws IOException {
        ImportReport fromFolder = run(Pictured.folder(folder.resolve("pets"), catsAndDogs()), STRICT);
        ImportReport fromZip = run(Pictured.zip(folder.resolve("pets.zip"), catsAndDogs()), STRICT);
        ImportReport again = run(folder.resolve("pets"), STRICT);

        assertThat(fromZip.manifest().fixed()).isEqualTo(fromFolder.manifest().fixed());
        assertThat(again.manifest().fixed()).isEqualTo(fromFolder.manifest().fixed());
        assertThat(new DataSets(bucket).manifest(DataSetRef.parse(name.value())))
                .isEqualTo(fromFolder.manifest().fixed());
    }

    @Test
    void brokenFilesAreNamedAndSkipped() throws IOException {
        Map<String, byte[]> files = new HashMap<>(catsAndDogs());
        byte[] cut = Arrays.copyOf(Pictured.plain("png", BufferedImage.TYPE_INT_RGB, 60, 60, 1, 2, 3), 70);
        files.put("cat/3.png", cut);
        files.put("dog/2.jpg", new byte[] {1, 2, 3, 4});
        Path pets = Pictured.folder(folder.resolve("pets"), files);

        ImportReport report = run(pets, ImportOptions.USUAL);

        assertThat(report.manifest().fixed().count()).isEqualTo(3);
        assertThat(report.broken()).isEqualTo(2);
        assertThat(report.reasons()).hasSize(2).anyMatch(line -> line.startsWith("cat/3.png: cut short"));
        assertThat(report.reasons()).contains("dog/2.jpg: no PNG, JPEG or GIF file");
        assertThatThrownBy(() -> run(pets, STRICT))
                .isInstanceOf(SourceFault.class)
                .hasMessageStartingWith("cat/3.png");
    }

    @Test
    void aHugeHeaderIsRefusedBeforeAnythingIsDecoded() throws IOException {
        byte[] bomb = Pictured.greyPng(8, 1);
        bomb[16] = 0x7f; // the first byte of the width
        Path pets = Pictured.folder(folder.resolve("bombs"), Map.of("a.png", bomb, "b.png", Pictured.greyPng(8, 9)));

        ImportReport report = run(pets, ImportOptions.USUAL);

        assertThat(report.reasons())
                .singleElement()
                .asString()
                .contains("a.png: its header says", "more than 40000000");
        assertThat(report.manifest().fixed().classes()).isEmpty();
    }

    @Test
    void greyAmongColouredBecomesColoured() throws IOException {
        Map<String, byte[]> files = Map.of(
                "a.png", Pictured.greyPng(8, 77),
                "b.png", Pictured.plain("png", BufferedImage.TYPE_INT_RGB, 8, 8, 10, 20, 30),
                "c.png", Pictured.plain("png", BufferedImage.TYPE_INT_ARGB, 8, 8, 200, 100, 50, 128),
                "d.png", Pictured.plain("png", BufferedImage.TYPE_USHORT_GRAY, 8, 8, 0x8080),
                "e.jpg", Pictured.plain("jpg", BufferedImage.TYPE_3BYTE_BGR, 8, 8, 90, 90, 90));

        ImportReport report = run(Pictured.folder(folder.resolve("mixed"), files), STRICT);

        ImageBatch batch = images(report.manifest().fixed()).batch(4, 0, 5);
        List<List<Integer>> colours = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int at = i * 48;
            colours.add(
                    List.of(batch.pixels()[at] & 0xff, batch.pixels()[at + 1] & 0xff, batch.pixels()[at + 2] & 0xff));
        }
        assertThat(colours)
                .containsExactlyInAnyOrder(
                        List.of(77, 77, 77),
                        List.of(10, 20, 30),
                        List.of(100, 50, 25),
                        List.of(128, 128, 128),
                        List.of(90, 90, 90));
    }

    @Test
    void idxIsReadGzippedOrNotWithItsLabels() throws IOException {
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Path gzipped = Files.createDirectory(folder.resolve("gzipped"));
        Pictured.idx(plain, "", 300, 28);

        ImportReport fromFolder = run(plain, STRICT);
        ImportReport fromFile = run(Pictured.idx(gzipped, ".gz", 300, 28), STRICT);

        assertThat(fromFile.manifest().fixed()).isEqualTo(fromFolder.manifest().fixed());
        assertThat(fromFile.manifest().fixed().classes()).hasSize(10);
        assertThat(fromFile.manifest().fixed().levels().keySet()).containsExactly(4, 8, 16, 32);
        ImageBatch batch = images(fromFile.manifest().fixed()).batch(32, 0, 300);
        for (int i = 0; i < 300; i++) {
            int tone = batch.pixels()[i * 1024 + 16 * 32 + 16] & 0xff;
            assertThat(batch.labels()[i] % 10).isIn(tone % 10, (tone + 256) % 10);
        }
    }

    @Test
    void theSameImagesInAnArrayOrInCifarsRecordsAreImportedToo() throws IOException {
        Path array = Pictured.npy(folder.resolve("images.npy"), 3, 32);
        Path records = Pictured.cifar(folder.resolve("data_batch_1.bin"), 3);
        ImportOptions white = new ImportOptions(
                OptionalInt.empty(), BaseShape.SQUARE, true, List.of(), Reading.USUAL.over(Background.WHITE));

        DataSetManifest.Fixed fromArray = run(array, white).manifest().fixed();
        DataSetManifest.Fixed fromRecords = run(records, STRICT).manifest().fixed();

        assertThat(fromArray.classes()).isEmpty();
        assertThat(fromRecords.classes()).hasSize(10);
        assertThat(fromRecords.levels()).isEqualTo(fromArray.levels());
    }

    @Test
    void aTruncatedIdxFileSaysWhereItEnds() throws IOException {
        Path images = Pictured.idx(folder, "", 20, 28);
        Files.write(images, Arrays.copyOf(Files.readAllBytes(images), 16 + 784 * 5 + 3));

        assertThatThrownBy(() -> run(images, STRICT))
                .isInstanceOf(SourceFault.class)
                .hasMessage(images + " ends within image 6 of 20");
    }

    @Test
    void theSameImagesPackedBesideThemAreNotTheirLabels() throws IOException {
        Path images = Files.move(Pictured.idx(folder, "", 20, 28), folder.resolve("digits"));
        Files.write(folder.resolve("digits.gz"), new byte[] {1});

        assertThat(run(images, STRICT).manifest().fixed().classes()).isEmpty();
    }

    @Test
    void whatIsNoImageAtAllIsOneClearLine() throws IOException {
        Path text = Files.writeString(folder.resolve("readme.txt"), "hello there");
        Path brief = Files.writeString(folder.resolve("hi.txt"), "hi");

        assertThatThrownBy(() -> run(folder.resolve("nothing"), STRICT))
                .hasMessage(folder.resolve("nothing") + " does not exist");
        assertThatThrownBy(() -> run(brief, STRICT)).hasMessageStartingWith(brief + " is no IDX file of images");
        assertThatThrownBy(() -> run(text, STRICT))
                .hasMessage(text + " is no IDX file of images, no CIFAR or .npy file, no zip file and no folder");
        assertThatThrownBy(() -> run(Files.createDirectory(folder.resolve("empty")), STRICT))
                .hasMessage(folder.resolve("empty") + ": no PNG, JPEG or GIF image among 0 files");
    }

    @Test
    void everyPassShowsEveryImageOnceAndAReaderMayBeginAnywhere() throws IOException {
        ShuffledImages images =
                images(run(Pictured.idx(folder, "", 256, 28), STRICT).manifest().fixed());

        ImageBatch whole = images.batch(32, 0, 512);
        ImageBatch part = images.batch(32, 200, 100);
        ImageBatch small = images.batch(16, 200, 100);

        for (int pass = 0; pass < 2; pass++) {
            BitSet tones = new BitSet();
            for (int i = 0; i < 256; i++) {
                tones.set(whole.pixels()[(pass * 256 + i) * 1024 + 528] & 0xff);
            }
            assertThat(tones.cardinality()).isEqualTo(256);
        }
        assertThat(part.pixels()).isEqualTo(Arrays.copyOfRange(whole.pixels(), 200 * 1024, 300 * 1024));
        assertThat(part.labels()).isEqualTo(small.labels());
        assertThat(small.pixels()[8 * 16 + 8]).isEqualTo(part.pixels()[528]);
        assertThatThrownBy(() -> images.batch(64, 0, 1)).hasMessageContaining("it has [4, 8, 16, 32]");
    }

    @Test
    void namesOfClassesMayBeGiven() throws IOException {
        Path pets = Pictured.folder(folder.resolve("pets"), catsAndDogs());

        ImportReport report = run(
                pets,
                new ImportOptions(OptionalInt.of(8), BaseShape.SQUARE, true, List.of("miau", "wau"), Reading.USUAL));

        assertThat(report.manifest().fixed().classes()).containsExactly("miau", "wau");
        assertThat(report.manifest().fixed().height()).isEqualTo(8);
        assertThatThrownBy(() -> run(
                        pets,
                        new ImportOptions(OptionalInt.of(8), BaseShape.SQUARE, true, List.of("miau"), Reading.USUAL)))
                .hasMessage("classes: 1 names for 2 classes");
    }
}
