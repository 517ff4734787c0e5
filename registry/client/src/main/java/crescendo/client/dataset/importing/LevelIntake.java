package crescendo.client.dataset.importing;

import crescendo.client.blob.Blobs;
import crescendo.client.dataset.source.RawImage;
import crescendo.client.dataset.source.SourceFault;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import crescendo.contracts.recipe.BaseShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes of images, one by one, the shards of all levels of a fixed set. */
final class LevelIntake implements Intake {
    /** What of a version makes it this one: everything but names that people give. */
    private record Identity(
            int side,
            Optional<BaseShape> base,
            int colours,
            List<String> classes,
            Map<Integer, List<Shard>> levels,
            Optional<Shard> labels) {}

    private final Blobs blobs;
    private final BaseShape base;
    private final int side;
    private final int colours;
    private final List<String> classes;
    private final Path folder = Files.createTempDirectory("crescendo-import");
    private final SortedMap<Integer, ShardSeries> series = new TreeMap<>();
    private final ByteArrayOutputStream labels = new ByteArrayOutputStream();
    private int count;

    /** @param classes empty where there are no labels */
    LevelIntake(Blobs blobs, BaseShape base, int side, int colours, List<String> classes) throws IOException {
        this.blobs = blobs;
        this.base = base;
        this.side = side;
        this.colours = colours;
        this.classes = classes;
        for (int level = side; level >= Fit.SMALLEST; level /= 2) {
            series.put(level, new ShardSeries(blobs, folder.resolve("level-" + level), ShardSeries.MAX_BYTES));
        }
    }

    @Override
    public void add(RawImage image, int label) throws IOException {
        for (RawImage level : Pyramid.of(Fit.fit(image.inColours(colours), base, side))) {
            series.get(Math.max(level.height(), level.width())).add(level.pixels());
        }
        labels.write(label);
        count++;
    }

    @Override
    public DataSetManifest finish(Name name) throws IOException {
        if (count == 0) {
            throw new SourceFault("all images are broken");
        }
        SortedMap<Integer, List<Shard>> levels = new TreeMap<>();
        for (Map.Entry<Integer, ShardSeries> level : series.entrySet()) {
            levels.put(level.getKey(), level.getValue().finish());
        }
        Optional<Shard> labelShard = classes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Shard(blobs.put(labels.toByteArray()), count, count));
        Identity identity = new Identity(
                side, Optional.of(base).filter(shape -> !shape.square()), colours, classes, levels, labelShard);
        Name version = Intake.version(identity);
        return new DataSetManifest.Fixed(
                DataSetManifest.SCHEMA_VERSION,
                name,
                version,
                count,
                base.height(side),
                base.width(side),
                colours,
                classes,
                levels,
                labelShard);
    }

    @Override
    public void close() throws IOException {
        for (ShardSeries level : series.values()) {
            level.close();
        }
        Files.deleteIfExists(folder);
    }
}
