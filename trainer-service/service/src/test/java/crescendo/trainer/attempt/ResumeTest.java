package crescendo.trainer.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.Nonce;
import crescendo.client.blob.BlobCache;
import crescendo.client.blob.Blobs;
import crescendo.client.dataset.DataSets;
import crescendo.client.job.JobLog;
import crescendo.client.job.Jobs;
import crescendo.client.model.Models;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.recipe.Recipe;
import crescendo.trainer.job.Claims;
import crescendo.trainer.job.JobNews;
import crescendo.trainer.job.Troubles;
import crescendo.trainer.tenure.Liveness;
import crescendo.trainer.world.HeardEvents;
import crescendo.trainer.world.Recipes;
import crescendo.trainer.world.RenderedImages;
import crescendo.trainer.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real networks, real images, a real store: what is interrupted ends where the undisturbed one does. */
class ResumeTest {
    private static final Name SET = new Name("resume-shirts");
    private static final Liveness LIVENESS = new Liveness(Duration.ofSeconds(3), Duration.ofSeconds(15));

    @TempDir
    Path folder;

    @Test
    void aJobReleasedAndTakenUpAgainEndsWithTheSameWeights() throws Exception {
        RenderedImages.importTo(World.bucket(), SET, folder.resolve("images"));
        Name job = new Name("resume-" + Nonce.next().substring(0, 8));
        Recipe recipe = Recipes.tiny(job, SET.value(), "");

        List<Digest> undisturbed = weights(train(new Name(job + ".whole"), recipe, List.of(1000)));
        List<Digest> interrupted = weights(train(new Name(job + ".parts"), recipe, List.of(3, 14, 1000)));

        assertThat(undisturbed).hasSize(3).doesNotHaveDuplicates();
        assertThat(interrupted).isEqualTo(undisturbed);
    }

    /** @param steps that each attempt makes before it is told to stop */
    private List<LogEntry> train(Name job, Recipe recipe, List<Integer> steps) throws Exception {
        JobLog log = new Jobs(World.bucket()).log(job);
        Pins pins =
                new Pins(Map.of("train", new DataSets(World.bucket()).pin(DataSetRef.parse(SET.value()))), Map.of());
        log.append(1, new LogEntry.Accepted(Nonce.next(), recipe));
        for (int attempt = 1; attempt <= steps.size(); attempt++) {
            List<LogEntry> entries = new ArrayList<>(log.read());
            entries.add(new LogEntry.Claimed(Nonce.next(), attempt, "worker", pins));
            log.append(entries.size(), entries.get(entries.size() - 1));
            AtomicInteger left = new AtomicInteger(steps.get(attempt - 1));
            attempt(() -> left.decrementAndGet() <= 0).at(new Claims.Claimed(log, entries));
        }
        return log.read();
    }

    private Attempt attempt(BooleanSupplier stop) {
        Blobs blobs = new Blobs(World.bucket());
        Attempt.Means means = new Attempt.Means(
                new JobNews(),
                new Jobs(World.bucket()),
                blobs,
                new Models(World.bucket()),
                new HeardEvents(),
                new RecipeTrainees(new DataSets(World.bucket()), new BlobCache(blobs, folder.resolve("cache")), 1),
                LIVENESS,
                Duration.ofMillis(50),
                Map.of("threads", "1"));
        return new Attempt(means, new Troubles(), new SpeedGauge(), stop);
    }

    private static List<Digest> weights(List<LogEntry> log) {
        assertThat(log).last().isInstanceOf(LogEntry.Succeeded.class);
        List<Digest> digests = new ArrayList<>();
        for (LogEntry entry : log) {
            if (entry instanceof LogEntry.Published published) {
                digests.add(published.manifest().file("weights.safetensors").digest());
            }
        }
        return digests;
    }
}
