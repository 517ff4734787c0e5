package crescendo.client.dataset.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.Nonce;
import crescendo.client.blob.BlobCache;
import crescendo.client.blob.BlobDamaged;
import crescendo.client.blob.Blobs;
import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.StoreFault;
import crescendo.client.bucket.TestBuckets;
import crescendo.client.dataset.DataSets;
import crescendo.client.dataset.VariableImages;
import crescendo.client.dataset.source.NamePattern;
import crescendo.client.dataset.source.RawImage;
import crescendo.client.dataset.source.Reading;
import crescendo.client.dataset.source.SourceFault;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import crescendo.contracts.dataset.DataSetManifest.Variable;
import crescendo.contracts.dataset.DataSetManifest.Variable.Sides;
import crescendo.contracts.recipe.DataSetRef;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariableImportTest {
    private final Bucket bucket = TestBuckets.shared();
    private final Blobs blobs = new Blobs(bucket);
    private final Name name = Name.of("set-" + Nonce.next());

    @TempDir
    Path folder;

    private ImportReport run(Path path, Reading reading, boolean strict) throws IOException {
        return new DataSetImport(bucket).runVariable(name, path, reading, strict, (done, total) -> {});
    }

    private VariableImages images(Variable manifest) throws IOException {
        return VariableImages.open(manifest, new BlobCache(blobs, folder.resolve("cache")));
    }

    /** Each pixel of an image is different from its neighbours. */
    private static byte[] noisePng(int height, int width, int seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int colour = 0; colour < 3; colour++) {
                    image.getRaster().setSample(x, y, colour, value(seed, y, x, colour));
                }
            }
        }
        return Pictured.png(image);
    }

    private static int value(int seed, int y, int x, int colour) {
        return (seed * 131 + y * 29 + x * 37 + colour * 71 + x * y % 23) & 0xff;
    }

    private static void requireNoise(RawImage part, int seed, int top, int left) {
        for (int y = 0; y < part.height(); y++) {
            for (int x = 0; x < part.width(); x++) {
                for (int colour = 0; colour < 3; colour++) {
                    assertThat(part.at(y, x, colour)).isEqualTo(value(seed, top + y, left + x, colour));
                }
            }
        }
    }

    private static Map<String, byte[]> landscapes() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("HR/a.png", noisePng(11, 7, 1));
        files.put("HR/b.png", noisePng(5, 30, 2));
        files.put("HR/c.png", noisePng(1, 1, 3));
        files.put("LR/a.png", noisePng(2, 2, 4));
        return files;
    }

    @Test
    void everyImageComesBackBitForBitInItsOwnSize() throws IOException {
        Path path = Pictured.folder(folder.resolve("HR"), Map.copyOf(landscapes()));

        Variable manifest = run(path, Reading.USUAL, true).manifest().variable();
        VariableImages images = images(new DataSets(bucket)
                .manifest(new DataSetRef(name, Optional.empty()))
                .variable());

        assertThat(images.manifest()).isEqualTo(manifest);
        assertThat(manifest.count()).isEqualTo(4);
        assertThat(manifest.least()).isEqualTo(new Sides(1, 1));
        assertThat(manifest.most()).isEqualTo(new Sides(11, 30));
        assertThat(IntStream.range(0, 4).mapToObj(i -> images.height(i) + "×" + images.width(i)))
                .containsExactly("11×7", "5×30", "1×1", "2×2");
        for (int i = 0; i < 4; i++) {
            requireNoise(images.whole(i), i + 1, 0, 0);
        }
        requireNoise(images.part(1, 2, 25, 3, 5), 2, 2, 25);
    }

    @Test
    void theSameImagesMakeTheSameVersionAndOthersAnother() throws IOException {
        Path path = Pictured.folder(folder.resolve("all"), landscapes());
        Path zip = Pictured.zip(folder.resolve("all.zip"), landscapes());
        Map<String, byte[]> changed = new TreeMap<>(landscapes());
        changed.put("HR/c.png", noisePng(1, 1, 9));

        Variable first = run(path, Reading.USUAL, true).manifest().variable();

        assertThat(run(zip, Reading.USUAL, true).manifest()).isEqualTo(first);
        Path other = Pictured.folder(folder.resolve("other"), changed);
        assertThat(run(other, Reading.USUAL, true).manifest().version()).isNotEqualTo(first.version());
    }

    @Test
    void imagesOfTheSameBytesInOtherSizesAreAnotherVersion() throws IOException {
        Path tall = Pictured.folder(
                folder.resolve("tall"), Map.of("a.png", Pictured.plain("png", BufferedImage.TYPE_BYTE_GRAY, 6, 2, 9)));
        Path wide = Pictured.folder(
                folder.resolve("wide"), Map.of("a.png", Pictured.plain("png", BufferedImage.TYPE_BYTE_GRAY, 2, 6, 9)));

        Variable first = run(tall, Reading.USUAL, true).manifest().variable();
        Variable second = run(wide, Reading.USUAL, true).manifest().variable();

        assertThat(second.images()).isEqualTo(first.images());
        assertThat(second.version()).isNotEqualTo(first.version());
    }

    @Test
    void ofAZipOnlyWhatIsWantedIsTaken() throws IOException {
        Path zip = Pictured.zip(folder.resolve("set.zip"), landscapes());

        Reading reading = Reading.USUAL.only(Optional.of(new NamePattern("**/HR/*")));

        assertThat(run(zip, reading, true).manifest().count()).isEqualTo(3);
        Path array = Pictured.npy(folder.resolve("images.npy"), 3, 32);
        assertThatThrownBy(() -> run(array, reading, true))
                .isInstanceOf(SourceFault.class)
                .hasMessage("only: " + array + " has no files of pictures to choose from; leave it out");
    }

    @Test
    void tooLargeAnImageIsRefusedByItsHeaderAndTheOthersAreTaken() throws IOException {
        byte[] large = noisePng(8, 8, 1);
        ByteBuffer.wrap(large).putInt(16, 4096).putInt(20, 4097);
        Path path = Pictured.folder(folder.resolve("some"), Map.of("a.png", large, "b.png", noisePng(4, 4, 2)));

        ImportReport report = run(path, Reading.USUAL, false);

        assertThat(report.manifest().count()).isEqualTo(1);
        assertThat(report.reasons())
                .containsExactly(
                        "a.png: its header says 4096×4097 pixels, more than 16777216" + " (the limit maxPixels)");
        assertThatThrownBy(() -> run(path, Reading.USUAL, true)).isInstanceOf(SourceFault.class);
    }

    @Test
    void greyStaysGreyUnlessAnyIsColoured() throws IOException {
        Path grey = Pictured.folder(folder.resolve("grey"), Map.of("a.png", Pictured.greyPng(5, 77)));
        Path mixed = Pictured.folder(
                folder.resolve("mixed"), Map.of("a.png", Pictured.greyPng(5, 77), "b.png", noisePng(3, 3, 2)));

        assertThat(images(run(grey, Reading.USUAL, true).manifest().variable())
                        .whole(0)
                        .pixels())
                .hasSize(25)
                .containsOnly(77);
        assertThat(images(run(mixed, Reading.USUAL, true).manifest().variable())
                        .whole(0)
                        .pixels())
                .hasSize(75)
                .containsOnly(77);
    }

    @Test
    void aPartThatLeadsOutOfItsImageIsRefused() throws IOException {
        Path path = Pictured.folder(folder.resolve("all"), landscapes());
        VariableImages images = images(run(path, Reading.USUAL, true).manifest().variable());

        assertThatThrownBy(() -> images.part(0, 0, 4, 11, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> images.part(0, -1, 0, 2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void everyPassShowsEveryImageOnce() throws IOException {
        Path path = Pictured.folder(folder.resolve("all"), landscapes());
        VariableImages images = images(run(path, Reading.USUAL, true).manifest().variable());

        for (int pass = 0; pass < 5; pass++) {
            long first = 4L * pass;
            assertThat(IntStream.range(0, 4).map(i -> images.shownAt(7, first + i)))
                    .containsExactlyInAnyOrder(0, 1, 2, 3);
        }
    }

    @Test
    void sizesThatAreNotThoseOfTheShardsAreRefusedBeforeAnythingIsRead() throws IOException {
        Path path = Pictured.folder(folder.resolve("all"), landscapes());
        Variable sound = run(path, Reading.USUAL, true).manifest().variable();

        for (int[] wrong : new int[][] {{11, 8}, {11, 6}, {0, 7}, {-11, -7}, {Integer.MAX_VALUE, Integer.MAX_VALUE}}) {
            ByteBuffer sizes = ByteBuffer.wrap(blobs.get(sound.sizes().digest()));
            sizes.putInt(0, wrong[0]).putInt(4, wrong[1]);
            Shard other = new Shard(blobs.put(sizes.array()), 4, 32);

            assertThatThrownBy(() -> images(with(sound, sound.images(), other)))
                    .isInstanceOf(StoreFault.class)
                    .hasMessageContaining("the sizes of its images are not those of its shards");
        }
    }

    @Test
    void aShardOfAnotherLengthThanItsManifestSaysIsRefused() throws IOException {
        Path path = Pictured.folder(folder.resolve("all"), landscapes());
        Variable sound = run(path, Reading.USUAL, true).manifest().variable();
        Shard shard = sound.images().get(0);
        Shard shorter = new Shard(shard.digest(), shard.count(), shard.bytes() - 1);

        assertThatThrownBy(() -> images(with(sound, List.of(shorter), sound.sizes())))
                .isInstanceOf(BlobDamaged.class)
                .hasMessageContaining("has " + shard.bytes() + " bytes where the manifest that names it says");
    }

    private static Variable with(Variable set, List<Shard> images, Shard sizes) {
        return new Variable(
                set.schemaVersion(),
                set.name(),
                set.version(),
                set.count(),
                set.colours(),
                set.least(),
                set.most(),
                images,
                sizes);
    }

    @Test
    void imagesAreNotPartedByTheEndOfAShard() throws IOException {
        try (ShardSeries series = new ShardSeries(blobs, folder.resolve("part"), 100)) {
            series.add(new byte[60]);
            series.add(new byte[60]);
            series.add(new byte[30]);

            assertThat(series.finish()).extracting(Shard::count).containsExactly(1, 2);
        }
        assertThat(Files.exists(folder.resolve("part"))).isFalse();
        assertThat(3L * Variable.MOST_PIXELS).isLessThanOrEqualTo(ShardSeries.MAX_BYTES);
    }
}
