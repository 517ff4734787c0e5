package crescendo.bench.data;

import crescendo.bench.Memory;
import crescendo.client.blob.BlobCache;
import crescendo.client.blob.Blobs;
import crescendo.client.bucket.Bucket;
import crescendo.client.dataset.ShuffledImages;
import crescendo.client.dataset.importing.DataSetImport;
import crescendo.client.dataset.importing.ImportOptions;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A data set's way into a bucket, and out of it. */
final class DataTimes {
    private static final int BATCH = 64;
    private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Bucket bucket;

    DataTimes(Bucket bucket) {
        this.bucket = bucket;
    }

    /** What an import made, and how long it took. */
    record Imported(DataSetManifest.Fixed manifest, DataFigures figures) {}

    Imported importing(Path source) throws IOException {
        Memory.forgetPeak();
        long start = System.nanoTime();
        DataSetManifest.Fixed manifest = new DataSetImport(bucket)
                .run(Name.of("drawings"), source, ImportOptions.USUAL, (done, total) -> {})
                .manifest()
                .fixed();
        double seconds = (System.nanoTime() - start) / 1e9;
        double perSecond = manifest.count() / seconds;
        return new Imported(manifest, DataFigures.of("import", manifest.height(), perSecond, Memory.peakMiB()));
    }

    /** Reads whole passes over one level for two seconds or longer, once its shards lie in the cache. */
    DataFigures reading(DataSetManifest.Fixed manifest, int side, Path cache) throws IOException {
        ShuffledImages images = new ShuffledImages(manifest, new BlobCache(new Blobs(bucket), cache), 1);
        images.batch(side, 0, BATCH);
        Memory.forgetPeak();
        long start = System.nanoTime();
        long read = 0;
        do {
            for (int i = 0; i < manifest.count(); i += BATCH, read += BATCH) images.batch(side, read, BATCH);
        } while (System.nanoTime() - start < LEAST_NANOS);
        double seconds = (System.nanoTime() - start) / 1e9;
        return DataFigures.of("read", side, read / seconds, Memory.peakMiB());
    }
}
