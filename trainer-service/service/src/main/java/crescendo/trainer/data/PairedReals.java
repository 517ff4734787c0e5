package crescendo.trainer.data;

import crescendo.contracts.schedule.Position;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.loop.Reals;
import crescendo.trainer.pairs.PairBatch;
import crescendo.trainer.pairs.TrainingPairs;

/** Parts of images and the same made smaller: the pair that is shown as number i is a pure function of the seed and i. */
public record PairedReals(TrainingPairs pairs) implements Reals {
    @Override
    public Batch batch(Position at) {
        PairBatch batch = pairs.batch(at.imagesShown(), at.phase().minibatch());
        return Batch.ofPairs(batch.low(), batch.high());
    }

    @Override
    public void close() {
        // the files of the cache are closed once they are mapped
    }
}
