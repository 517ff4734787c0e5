package crescendo.trainer.figures;

import crescendo.client.step.PackedSteps;
import crescendo.client.step.StepPacker;
import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.step.Split;
import crescendo.contracts.step.StepRow;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.loop.Reporter;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps every step until the state that it leads to is recorded, shows it in a folder at once, and makes progress of some. Not for
 * use by several threads.
 */
public final class StepReporter implements Reporter {
    private final int attempt;
    private final ProgressMeter meter;
    private final LiveFolder folder;
    private final Consumer<TrainingProgress> progress;
    private final ResidentMemory memory = ResidentMemory.ofThisProcess();
    private final StepPacker packer = new StepPacker();
    private final InstantSource clock = InstantSource.system();

    /** @param progress hears of some of it, and must not wait */
    public StepReporter(int attempt, ProgressMeter meter, LiveFolder folder, Consumer<TrainingProgress> progress) {
        this.attempt = attempt;
        this.meter = meter;
        this.folder = folder;
        this.progress = progress;
    }

    @Override
    public void report(Position reached, Figures figures, Split split) {
        long now = System.nanoTime();
        Optional<Double> mib = memory.mib(now);
        double speed = split.total() > 0 ? reached.phase().minibatch() / split.total() : 0;
        StepRow row =
                StepRow.of(reached, figures.byName(), new StepRow.Wall(attempt, clock.millis(), speed, split, mib));
        byte[] line = row.line();
        packer.add(row.step(), line);
        folder.add(row, line);
        meter.step(reached, figures, split, mib, now).ifPresent(told -> {
            folder.flush();
            progress.accept(told);
        });
    }

    /** The steps since the last call, to be recorded with the state that the last of them has led to. */
    public Optional<PackedSteps> take() {
        return packer.take();
    }
}
