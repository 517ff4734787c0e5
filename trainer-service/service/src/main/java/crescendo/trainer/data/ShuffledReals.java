package crescendo.trainer.data;

import crescendo.client.dataset.ImageBatch;
import crescendo.client.dataset.ShuffledImages;
import crescendo.contracts.schedule.Position;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.loop.Reals;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A data set in random order: the image that is shown as number i is a pure function of the seed and i. */
public record ShuffledReals(ShuffledImages images) implements Reals {
    @Override
    public Batch batch(Position at) {
        return batch(at.resolution(), at.imagesShown(), at.phase().minibatch());
    }

    /** @param first position in the order */
    public Batch batch(int side, long first, int count) {
        try {
            ImageBatch batch = images.batch(side, first, count);
            int[] labels = new int[batch.labels().length];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = Byte.toUnsignedInt(batch.labels()[i]);
            }
            return new Batch(batch.pixels(), labels);
        } catch (IOException e) {
            throw new UncheckedIOException("the cache of the data set cannot be written", e);
        }
    }

    @Override
    public void close() {
        // the files of the cache are closed once they are mapped
    }
}
