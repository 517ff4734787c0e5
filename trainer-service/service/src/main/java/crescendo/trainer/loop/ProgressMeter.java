package crescendo.trainer.loop;

import crescendo.contracts.Name;
import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.schedule.Position;
import crescendo.trainer.engine.Losses;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

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
    private final Deque<Mark> marks = new ArrayDeque<>();
    private Mark first;
    private long lastReport;

    public ProgressMeter(Name job, Name model, int attempt, long totalImages) {
        this.job = job;
        this.model = model;
        this.attempt = attempt;
        this.totalImages = totalImages;
    }

    /** Training begins, or goes on, at so many images. */
    public void begin(long imagesShown, long nowNanos) {
        first = new Mark(nowNanos, imagesShown);
        marks.clear();
        marks.add(first);
        lastReport = nowNanos - BETWEEN;
    }

    /** @return progress, where it is time for some; always at the very end */
    public Optional<TrainingProgress> step(Position reached, Losses losses, long nowNanos) {
        Mark now = new Mark(nowNanos, reached.imagesShown());
        marks.add(now);
        while (marks.size() > 2 && nowNanos - marks.peek().nanos() > WINDOW) {
            marks.remove();
        }
        if (nowNanos - lastReport < BETWEEN && reached.imagesShown() < totalImages) {
            return Optional.empty();
        }
        lastReport = nowNanos;
        return Optional.of(progress(reached, losses, speed(marks.peek(), now), left(now)));
    }

    private double left(Mark now) {
        double speed = speed(first, now);
        return speed > 0 ? (totalImages - now.imagesShown()) / speed : -1;
    }

    private static double speed(Mark from, Mark to) {
        long nanos = to.nanos() - from.nanos();
        return nanos <= 0 ? 0 : (to.imagesShown() - from.imagesShown()) * NANOS / nanos;
    }

    private TrainingProgress progress(Position reached, Losses losses, double speed, double left) {
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
                losses.byName());
    }
}
