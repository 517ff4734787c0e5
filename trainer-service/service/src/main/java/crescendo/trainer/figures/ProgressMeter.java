package crescendo.trainer.figures;

import crescendo.contracts.Name;
import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.step.Split;
import crescendo.trainer.engine.Figures;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns steps into progress, at most twice a second. Not for use by several threads. */
public final class ProgressMeter {
    private static final long BETWEEN = Duration.ofMillis(500).toNanos();
    private static final long WINDOW = Duration.ofSeconds(5).toNanos();
    private static final double NANOS = 1e9;

    private record Mark(long nanos, long imagesShown) {}

    private final Name job;
    private final Name model;
    private final int attempt;
    private final long totalImages;
    private final int rollBacks;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private Mark first;
    private long lastReport;
    private Split split = Split.NONE;

    /** @param rollBacks of the job so far */
    public ProgressMeter(Name job, Name model, int attempt, long totalImages, int rollBacks) {
        this.job = job;
        this.model = model;
        this.attempt = attempt;
        this.totalImages = totalImages;
        this.rollBacks = rollBacks;
    }

    /** Training begins, or goes on, at so many images. */
    public void begin(long imagesShown, long nowNanos) {
        first = new Mark(nowNanos, imagesShown);
        marks.clear();
        marks.add(first);
        lastReport = nowNanos - BETWEEN;
        split = Split.NONE;
    }

    /**
     * @param spent     since the step before
     * @param memoryMiB as it is now
     * @return progress, where it is time for some; always at the very end
     */
    public Optional<TrainingProgress> step(
            Position reached, Figures figures, Split spent, Optional<Double> memoryMiB, long nowNanos) {
        Mark now = new Mark(nowNanos, reached.imagesShown());
        marks.add(now);
        split = split.plus(spent);
        while (marks.size() > 2 && nowNanos - marks.peek().nanos() > WINDOW) {
            marks.remove();
        }
        if (nowNanos - lastReport < BETWEEN && reached.imagesShown() < totalImages) {
            return Optional.empty();
        }
        TrainingProgress progress =
                progress(reached, figures, speed(marks.peek(), now), left(now), Optional.of(split), memoryMiB);
        lastReport = nowNanos;
        split = Split.NONE;
        return Optional.of(progress);
    }

    private double left(Mark now) {
        double speed = speed(first, now);
        return speed > 0 ? (totalImages - now.imagesShown()) / speed : -1;
    }

    private static double speed(Mark from, Mark to) {
        long nanos = to.nanos() - from.nanos();
        return nanos <= 0 ? 0 : (to.imagesShown() - from.imagesShown()) * NANOS / nanos;
    }

    private TrainingProgress progress(
            Position reached,
            Figures figures,
            double speed,
            double left,
            Optional<Split> split,
            Optional<Double> memoryMiB) {
        return new TrainingProgress(
                1,
                job,
                model,
                attempt,
                reached.step(),
                reached.imagesShown(),
                totalImages,
                reached.resolution(),
                reached.phase().kind(),
                reached.alpha(),
                reached.intoPhase(),
                reached.phase().images(),
                speed,
                left,
                finite(figures.losses()),
                finite(figures.byName()),
                split,
                memoryMiB,
                rollBacks);
    }

    /** The event's readers are promised numbers. */
    private static Map<String, Double> finite(Map<String, Double> figures) {
        Map<String, Double> finite = new TreeMap<>(figures);
        finite.values().removeIf(figure -> !Double.isFinite(figure));
        return finite;
    }
}
