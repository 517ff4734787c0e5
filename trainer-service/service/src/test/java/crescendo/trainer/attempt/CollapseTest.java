package crescendo.trainer.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.Nonce;
import crescendo.client.blob.Blobs;
import crescendo.client.dataset.DataSets;
import crescendo.client.job.JobLog;
import crescendo.client.job.Jobs;
import crescendo.client.model.Models;
import crescendo.client.step.JobSteps;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.LogEntry.Published;
import crescendo.contracts.job.LogEntry.RolledBack;
import crescendo.contracts.job.Pins;
import crescendo.contracts.model.Alias;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.step.StepRow;
import crescendo.trainer.world.Attempts;
import crescendo.trainer.world.HeardEvents;
import crescendo.trainer.world.Recipes;
import crescendo.trainer.world.RenderedImages;
import crescendo.trainer.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real networks under recipes that really collapse. */
class CollapseTest {
    private static final Name SET = new Name("collapse-shirts");

    /** A learning rate so high that after a few steps the generator makes one image of all latents. */
    private static final String ABSURD = ", \"ema\": 0.5, \"optimiser\": {\"learningRate\": 1}";

    /** One so high that training holds at 4², and collapses as it grows. */
    private static final String TOO_HIGH = ", \"ema\": 0.5, \"optimiser\": {\"learningRate\": 0.3}";

    /** One that squares of scores do not survive as training grows. */
    private static final String EXPLODES =
            ", \"objective\": {\"loss\": \"least-squares\"}, \"optimiser\": {\"learningRate\": 10}";

    private static final String SANE = ", \"ema\": 0.5, \"optimiser\": {\"learningRate\": 0.001}";
    private static final String LOOKS = "\"every\": 16, \"images\": 16, \"patience\": 2, \"diversity\": {\"fall\": 0}";

    @TempDir
    static Path folder;

    private static List<Digest> sane;

    @BeforeAll
    static void trainWithoutAnyGuard() throws Exception {
        RenderedImages.importTo(World.bucket(), SET, folder.resolve("images"));
        Name job = accept(SANE);
        attempt(job, () -> false);
        sane = weights(job);
        assertThat(sane).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void lookingChangesNoWeightAndIsToldWithTheSteps() throws Exception {
        Name job = accept(SANE + guard("none"));

        attempt(job, () -> false);

        assertThat(log(job)).last().isInstanceOf(LogEntry.Succeeded.class);
        assertThat(weights(job)).isEqualTo(sane);
        List<StepRow> looks = steps(job)
                .filter(row -> row.figures().containsKey("guard/within"))
                .toList();
        assertThat(looks)
                .extracting(StepRow::imagesShown)
                .containsExactly(16L, 32L, 48L, 64L, 80L, 96L, 112L, 128L, 144L, 160L, 176L, 192L);
        assertThat(published(log(job))).allMatch(version -> version.standing().isPresent());
    }

    @Test
    void aCollapseIsRecordedAndChangesNothingWhereTheRecipeSaysSo() throws Exception {
        Name job = accept(ABSURD + guard("none"));

        attempt(job, () -> false);

        assertThat(log(job)).last().isInstanceOf(LogEntry.Succeeded.class);
        assertThat(published(log(job)).get(2).standing().orElseThrow().sound()).isFalse();
    }

    @Test
    void aRunThatCollapsesBeforeItsFirstVersionIsStopped() throws Exception {
        Name job = accept(ABSURD + guard("stop"));

        attempt(job, () -> false);

        assertThat(job(job)).isInstanceOfSatisfying(Job.Failed.class, failed -> assertThat(failed.reason())
                .contains("generated images are alike")
                .contains("at 2 looks in a row")
                .contains("no version is sound"));
        assertThat(steps(job).toList()).last().satisfies(row -> assertThat(row.figures())
                .containsKey("guard/between"));
    }

    @Test
    void rolledBackToItsBeginningItTrainsAsIfItsRecipeHadSaidTheLowerRate() throws Exception {
        Name job = accept(ABSURD + guard("roll-back"));

        attempt(job, () -> false);

        assertThat(log(job)).last().isInstanceOf(LogEntry.Succeeded.class);
        RolledBack back = rollBacks(log(job)).get(0);
        assertThat(back.version()).isEmpty();
        assertThat(back.learningRateFactor()).isEqualTo(0.001);
        assertThat(weights(job)).isEqualTo(sane);
        assertThat(published(log(job)))
                .extracting(Published::manifest)
                .allSatisfy(manifest -> assertThat(manifest.version().value()).endsWith("-r1"))
                .allSatisfy(manifest -> assertThat(manifest.run())
                        .containsEntry("learningRateFactor", "0.001")
                        .containsEntry("rolledBackTo", "0"));
        List<StepRow> steps = steps(job).toList();
        assertThat(steps).extracting(StepRow::step).doesNotHaveDuplicates().hasSize(24);
        assertThat(steps).allSatisfy(row -> assertThat(row.figures()).containsEntry("learningRate/generator", 0.001));
    }

    @Test
    void aRunThatCollapsesAsItGrowsGoesBackToItsSoundVersion() throws Exception {
        Name job = accept(TOO_HIGH + guard("roll-back"));

        attempt(job, () -> false);

        assertThat(log(job)).last().isInstanceOf(LogEntry.Succeeded.class);
        Published first = published(log(job)).get(0);
        assertThat(first.standing().orElseThrow().sound()).isTrue();
        RolledBack back = rollBacks(log(job)).get(0);
        assertThat(back.version()).contains(first.manifest().version());
        assertThat(back.reason()).contains("generated images are alike");
        assertThat(published(log(job))
                        .get(published(log(job)).size() - 1)
                        .standing()
                        .orElseThrow()
                        .sound())
                .isTrue();
    }

    @Test
    void aLossThatIsNoNumberAnyMoreTakesItBackToItsVersionAndItGoesOnWithTheLowerRate() throws Exception {
        Name job = accept(EXPLODES + ", \"guard\": {\"action\": \"roll-back\", \"learningRateFactor\": 0.0001}");

        attempt(job, () -> false);

        assertThat(log(job)).last().isInstanceOf(LogEntry.Succeeded.class);
        RolledBack back = rollBacks(log(job)).get(0);
        assertThat(back.reason()).startsWith("the loss is no longer finite").contains("NaN");
        assertThat(back.version())
                .contains(published(log(job)).get(0).manifest().version());
        assertThat(rollBacks(log(job))).as("it holds after one").hasSize(1);
        List<StepRow> after =
                steps(job).filter(row -> row.imagesShown() > back.toImages()).toList();
        assertThat(after).hasSize(16).allSatisfy(row -> assertThat(row.figures())
                .containsEntry("learningRate/generator", 0.001)
                .allSatisfy((name, figure) -> assertThat(figure).as(name).isFinite()));
    }

    @Test
    void killedAroundARollBackItEndsWithTheSameWeightsAndSteps() throws Exception {
        Name undisturbed = accept(ABSURD + guard("roll-back"));
        attempt(undisturbed, () -> false);
        long before = rollBacks(log(undisturbed)).get(0).atImagesShown() / 8 - 1;

        Name job = accept(ABSURD + guard("roll-back"));
        attempt(job, killedAfter(before)); // at its last step before the roll-back
        attempt(job, killedAfter(2)); // at its first after it, or one before
        attempt(job, killedAfter(9));
        attempt(job, () -> false);

        assertThat(log(job)).last().isInstanceOf(LogEntry.Succeeded.class);
        assertThat(job(job).history().attempts()).isEqualTo(4);
        assertThat(rollBacks(log(job))).hasSize(1);
        assertThat(weights(job)).isEqualTo(weights(undisturbed)).isEqualTo(sane);
        assertThat(found(job)).isEqualTo(found(undisturbed));
    }

    @Test
    void aVerdictFromOutsideTakesItBackToTheBestVersionBefore() throws Exception {
        Name job = accept(SANE + guard("roll-back"));
        attempt(job, stoppedAfter(20));
        append(job, new LogEntry.VerdictGiven(Nonce.next(), "fid", "it has doubled", 128));
        attempt(job, killedAfter(1)); // obeys before it is killed
        attempt(job, () -> false);

        assertThat(log(job)).last().isInstanceOf(LogEntry.Succeeded.class);
        RolledBack back = rollBacks(log(job)).get(0);
        assertThat(back.reason()).isEqualTo("fid says: it has doubled");
        assertThat(back.version())
                .contains(published(log(job)).get(0).manifest().version());
        assertThat(back.toImages()).isEqualTo(64);
        assertThat(job(job).history().versions())
                .extracting(version -> version.value().replaceAll("-[0-9a-f]{8}", ""))
                .containsExactly("000000064", "000000128-r1", "000000192-r1");
        assertThat(weights(job)).hasSize(4).startsWith(sane.get(0), sane.get(1)).doesNotHaveDuplicates();
        assertThat(steps(job).filter(row -> row.imagesShown() > 64))
                .allSatisfy(row -> assertThat(row.figures()).containsEntry("learningRate/generator", 1e-6));
    }

    @Test
    void aVerdictFromOutsideStopsItWithTheBestVersionAliased() throws Exception {
        Name job = accept(SANE + guard("stop"));
        attempt(job, stoppedAfter(20));
        append(job, new LogEntry.VerdictGiven(Nonce.next(), "fid", "it has doubled", 128));

        attempt(job, () -> false);

        Name best = published(log(job)).get(0).manifest().version();
        assertThat(job(job)).isInstanceOfSatisfying(Job.Failed.class, failed -> assertThat(failed.reason())
                .isEqualTo("fid says: it has doubled; alias best is " + best));
        assertThat(new Models(World.bucket()).alias(job, new Name("best")))
                .map(Alias::version)
                .contains(best);
    }

    private static String guard(String action) {
        return ", \"guard\": {" + LOOKS + ", \"action\": \"" + action + "\", \"learningRateFactor\": 0.001}";
    }

    private static Name accept(String fields) {
        Name job = new Name("collapse-" + Nonce.next().substring(0, 8));
        Attempts.accept(job, Recipes.tiny(job, SET.value(), fields));
        return job;
    }

    private static void append(Name job, LogEntry entry) {
        JobLog log = new Jobs(World.bucket()).log(job);
        log.append(log.read().size() + 1L, entry);
    }

    private static BooleanSupplier stoppedAfter(long steps) {
        long[] left = {steps};
        return () -> --left[0] <= 0;
    }

    /** Ends an attempt without a word, as the end of its process does. */
    private static BooleanSupplier killedAfter(long steps) {
        long[] left = {steps};
        return () -> {
            if (--left[0] <= 0) {
                throw new IllegalStateException("killed for this test");
            }
            return false;
        };
    }

    private static void attempt(Name job, BooleanSupplier stop) throws Exception {
        Pins pins =
                new Pins(Map.of("train", new DataSets(World.bucket()).pin(DataSetRef.parse(SET.value()))), Map.of());
        Attempts.real(folder.resolve("cache"), new HeardEvents())
                .withManyStates(folder.resolve("jobs"))
                .once(new Jobs(World.bucket()).log(job), pins, stop);
    }

    private static List<LogEntry> log(Name job) {
        return new Jobs(World.bucket()).log(job).read();
    }

    private static Job job(Name job) {
        return Job.replay(job, log(job)).orElseThrow();
    }

    private static List<RolledBack> rollBacks(List<LogEntry> log) {
        return log.stream()
                .filter(RolledBack.class::isInstance)
                .map(RolledBack.class::cast)
                .toList();
    }

    private static List<Published> published(List<LogEntry> log) {
        return log.stream()
                .filter(Published.class::isInstance)
                .map(Published.class::cast)
                .toList();
    }

    private static List<Digest> weights(Name job) {
        return published(log(job)).stream()
                .map(version -> version.manifest().file(VersionManifest.WEIGHTS).digest())
                .toList();
    }

    private static Stream<StepRow> steps(Name job) {
        return new JobSteps(new Blobs(World.bucket())).read(log(job));
    }

    /** What a run's steps found; not what the clock said of them. */
    private static List<Object> found(Name job) {
        return steps(job)
                .map(row -> (Object) List.of(row.step(), row.imagesShown(), row.alpha(), row.figures()))
                .toList();
    }
}
