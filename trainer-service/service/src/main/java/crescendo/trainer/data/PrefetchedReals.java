package crescendo.trainer.data;

import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Position;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.loop.Reals;
import java.util.Optional;

/** Reads the next step's images while a step trains, over the ends of phases too. */
public final class PrefetchedReals implements Reals {
    private final Reals reals;
    private final ReadAhead<Position, Batch> ahead;

    public PrefetchedReals(Reals reals, GrowthSchedule schedule) {
        this.reals = reals;
        this.ahead = new ReadAhead<>(reals::batch, at -> after(at, schedule));
    }

    private static Optional<Position> after(Position at, GrowthSchedule schedule) {
        long next = at.imagesShown() + at.phase().minibatch();
        return next < schedule.totalImages() ? Optional.of(schedule.at(next)) : Optional.empty();
    }

    @Override
    public Batch batch(Position at) throws InterruptedException {
        return ahead.read(at);
    }

    @Override
    public void close() {
        ahead.close();
        reals.close();
    }
}
