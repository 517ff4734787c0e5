package crescendo.client.dataset.importing;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.TestBuckets;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardSeriesTest {
    @TempDir
    Path folder;

    @Test
    void aShardIsCutBeforeItGrowsTooLong() throws IOException {
        Blobs blobs = new Blobs(TestBuckets.shared());
        try (ShardSeries series = new ShardSeries(blobs, folder.resolve("part"), 100)) {
            for (int i = 0; i < 7; i++) {
                byte[] piece = new byte[30];
                piece[0] = (byte) i;
                series.add(piece);
            }

            List<Shard> shards = series.finish();

            assertThat(shards).extracting(Shard::count).containsExactly(3, 3, 1);
            assertThat(shards).extracting(Shard::bytes).containsExactly(90L, 90L, 30L);
            assertThat(blobs.get(shards.get(1).digest())[30]).isEqualTo((byte) 4);
        }
    }
}
