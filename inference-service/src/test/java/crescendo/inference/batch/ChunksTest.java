package crescendo.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.inference.batch.Chunks.Chunk;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ChunksTest {
    @Example
    void cutsEvenly() {
        assertThat(Chunks.of(33, 32)).containsExactly(new Chunk(0, 16), new Chunk(16, 17));
    }

    @Property(tries = 300)
    void coversEverySampleOnceInAsFewRunsAsCanBe(
            @ForAll @IntRange(min = 1, max = 5000) int samples, @ForAll @IntRange(min = 1, max = 100) int maxBatch) {
        List<Chunk> chunks = Chunks.of(samples, maxBatch);

        int next = 0;
        for (Chunk chunk : chunks) {
            assertThat(chunk.first()).isEqualTo(next);
            assertThat(chunk.count()).isBetween(1, maxBatch);
            next += chunk.count();
        }
        assertThat(next).isEqualTo(samples);
        assertThat(chunks).hasSize((samples + maxBatch - 1) / maxBatch);
    }
}
