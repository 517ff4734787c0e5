package crescendo.trainer.figures;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.step.PackedSteps;
import crescendo.contracts.Name;
import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.step.Split;
import crescendo.contracts.step.StepRow;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.steps.StepFormat;
import crescendo.trainer.steps.StepsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class StepReporterTest {
    private static final Path FULL = Path.of("/dev/full");
    private static final GrowthSchedule SCHEDULE =
            new GrowthSchedule(List.of(Phase.of(4, Phase.Kind.STABLE, 100_000, 10)));

    private final List<TrainingProgress> told = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void keepsEveryStepUntilItIsTaken() {
        StepReporter reporter = reporter(LiveFolder.none());

        steps(reporter, 1, 30);
        PackedSteps first = reporter.take().orElseThrow();
        steps(reporter, 31, 50);
        PackedSteps second = reporter.take().orElseThrow();

        assertThat(first.lastStep()).isEqualTo(30);
        assertThat(PackedSteps.unpack(second.gzip()))
                .extracting(StepRow::step)
                .startsWith(31L)
                .endsWith(50L)
                .hasSize(20);
        assertThat(told).hasSizeBetween(1, 50);
    }

    @Test
    void tellsTheSpeedAndTheTimeOfEachStep() {
        StepReporter reporter = reporter(LiveFolder.none());

        steps(reporter, 1, 1);

        StepRow row = PackedSteps.unpack(reporter.take().orElseThrow().gzip())
                .findFirst()
                .orElseThrow();
        assertThat(row.wall().imagesPerSecond()).isEqualTo(20);
        assertThat(row.wall().seconds()).isEqualTo(new Split(0.125, 0.375, 0));
        assertThat(row.wall().attempt()).isEqualTo(3);
    }

    @Test
    @EnabledIf("linux")
    void tellsTheMemoryOfTheProcess() {
        StepReporter reporter = reporter(LiveFolder.none());

        steps(reporter, 1, 1);

        StepRow row = PackedSteps.unpack(reporter.take().orElseThrow().gzip())
                .findFirst()
                .orElseThrow();
        assertThat(row.wall().memoryMiB().orElseThrow()).isBetween(10.0, 100_000.0);
    }

    @Test
    void knowsNoMemoryWhereTheSystemTellsNone() {
        assertThat(new ResidentMemory(folder.resolve("missing")).mib(0)).isEmpty();
    }

    @Test
    void showsStepsInAFolderAsProgressIsTold() throws IOException {
        LiveFolder live = LiveFolder.of(() -> begin(folder));
        StepReporter reporter = reporter(live);

        steps(reporter, 1, 1);

        assertThat(told).hasSize(1);
        assertThat(Files.readAllLines(folder.resolve("steps.jsonl"))).hasSize(1);
        live.close();
    }

    @Test
    @EnabledIf("aDiskIsFull")
    void goesOnWithoutAFolderOnceItsDiskIsFull() throws IOException {
        Files.createSymbolicLink(folder.resolve(".steps.jsonl.part"), FULL);
        LiveFolder live = LiveFolder.of(
                () -> StepsFolder.begin(folder, EnumSet.of(StepFormat.JSONL), Stream.empty(), 1_700_000_000_000L));
        StepReporter reporter = reporter(live);

        steps(reporter, 1, 1000);

        assertThat(reporter.take().orElseThrow().lastStep()).isEqualTo(1000);
        live.close();
    }

    @Test
    void goesOnWithoutAFolderThatCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        StepReporter reporter = reporter(LiveFolder.of(() -> begin(file)));

        steps(reporter, 1, 5);

        assertThat(reporter.take().orElseThrow().lastStep()).isEqualTo(5);
    }

    private static StepsFolder begin(Path folder) throws IOException {
        return StepsFolder.begin(folder, EnumSet.allOf(StepFormat.class), Stream.empty(), 1_700_000_000_000L);
    }

    private StepReporter reporter(LiveFolder live) {
        ProgressMeter meter = new ProgressMeter(new Name("job"), new Name("model"), 3, SCHEDULE.totalImages(), 0);
        meter.begin(0, System.nanoTime());
        return new StepReporter(3, meter, live, told::add);
    }

    private static void steps(StepReporter reporter, long first, long last) {
        for (long step = first; step <= last; step++) {
            reporter.report(
                    SCHEDULE.reached(10 * step),
                    new Figures(Map.of("losses/generator", 0.5 * step)),
                    new Split(0.125, 0.375, 0));
        }
    }

    static boolean linux() {
        return Files.exists(Path.of("/proc/self/status"));
    }

    static boolean aDiskIsFull() {
        return Files.exists(FULL);
    }
}
