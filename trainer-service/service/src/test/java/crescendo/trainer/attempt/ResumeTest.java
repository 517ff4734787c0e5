package crescendo.trainer.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.Keys;
import crescendo.client.Nonce;
import crescendo.client.blob.Blobs;
import crescendo.client.dataset.DataSets;
import crescendo.client.job.Jobs;
import crescendo.client.step.JobSteps;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.job.StateRef;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.step.StepRow;
import crescendo.trainer.state.StateRetention;
import crescendo.trainer.world.Attempts;
import crescendo.trainer.world.HeardEvents;
import crescendo.trainer.world.Recipes;
import crescendo.trainer.world.RenderedImages;
import crescendo.trainer.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real networks, real images, a real store: what is interrupted ends where the undisturbed one does. */
class ResumeTest {
    private static final Name SET = new Name("resume-shirts");

    @TempDir
    static Path folder;

    private static List<Digest> undisturbed;
    private static List<Object> undisturbedSteps;

    @BeforeAll
    static void trainUndisturbed() throws Exception {
        RenderedImages.importTo(World.bucket(), SET, folder.resolve("images"));
        List<LogEntry> log = train(newJob(), List.of(1000));
        undisturbed = weights(log);
        assertThat(undisturbed).hasSize(3).doesNotHaveDuplicates();
        undisturbedSteps = found(log);
        assertThat(undisturbedSteps).hasSize(24);
    }

    @Test
    void aJobReleasedAndTakenUpAgainEndsWithTheSameWeightsAndSteps() throws Exception {
        Name job = newJob();
        List<LogEntry> log = train(job, List.of(3, 14, 1000));

        assertThat(weights(log)).isEqualTo(undisturbed);
        assertThat(found(log)).isEqualTo(undisturbedSteps);
        assertThat(linesInFolder(job))
                .containsExactlyElementsOf(steps(log).map(ResumeTest::line).toList());
    }

    @Test
    void aDamagedStateIsReplacedByTheOneBeforeAndEndsWithTheSameWeights() throws Exception {
        Name job = newJob();
        train(job, List.of(3, 11));

        damage(states(job).subList(0, 1));
        List<LogEntry> log = attempts(job, List.of(1000));

        assertThat(weights(log)).isEqualTo(undisturbed);
        assertThat(found(log)).isEqualTo(undisturbedSteps);
        assertThat(linesInFolder(job))
                .containsExactlyElementsOf(steps(log).map(ResumeTest::line).toList());
    }

    @Test
    void aJobOfWhichEveryStateIsDamagedBeginsAnewAndPublishesNothingTwice() throws Exception {
        Name job = newJob();
        train(job, List.of(3, 11));

        damage(states(job));
        List<LogEntry> log = attempts(job, List.of(1000));

        assertThat(weights(log)).isEqualTo(undisturbed);
    }

    private static Name newJob() {
        return new Name("resume-" + Nonce.next().substring(0, 8));
    }

    /** Newest first. */
    private static List<StateRef> states(Name job) {
        List<StateRef> kept =
                StateRetention.kept(new Jobs(World.bucket()).log(job).read());
        assertThat(kept).hasSizeGreaterThanOrEqualTo(2);
        return kept;
    }

    private static void damage(List<StateRef> states) {
        states.forEach(ref -> World.bucket().put(Keys.blob(ref.digest()), new byte[(int) ref.bytes()]));
    }

    /** @param steps that each attempt makes before it is told to stop */
    private static List<LogEntry> train(Name job, List<Integer> steps) throws Exception {
        Attempts.accept(job, Recipes.tiny(job, SET.value(), ""));
        return attempts(job, steps);
    }

    private static List<LogEntry> attempts(Name job, List<Integer> steps) throws Exception {
        Pins pins =
                new Pins(Map.of("train", new DataSets(World.bucket()).pin(DataSetRef.parse(SET.value()))), Map.of());
        return Attempts.real(folder.resolve("cache"), new HeardEvents())
                .withManyStates(folder.resolve("jobs"))
                .at(new Jobs(World.bucket()).log(job), pins, steps);
    }

    /** What a run's steps found; not what the clock said of them. */
    private static List<Object> found(List<LogEntry> log) {
        return steps(log)
                .map(row -> (Object) List.of(row.step(), row.imagesShown(), row.alpha(), row.figures()))
                .toList();
    }

    private static Stream<StepRow> steps(List<LogEntry> log) {
        return new JobSteps(new Blobs(World.bucket())).read(log);
    }

    private static List<String> linesInFolder(Name job) throws IOException {
        return Files.readAllLines(folder.resolve("jobs/" + job + "/steps.jsonl"));
    }

    private static String line(StepRow row) {
        return new String(row.line(), StandardCharsets.UTF_8);
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
