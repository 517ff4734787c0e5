package crescendo.trainer.pairs;

import crescendo.client.dataset.VariableImages;
import crescendo.client.dataset.source.RawImage;

/**
 * A data set of images of any size as an endless stream of pairs: each pass shows every image once, a random part of it in a random
 * symmetry. The pair at a position is a pure function of the plan, the seed, the position and the images, so that a run may go on
 * anywhere, whatever its minibatches. Nothing is kept between pairs; safe for use by many threads.
 */
public final class TrainingPairs {
    private final VariableImages images;
    private final PairPlan plan;
    private final long seed;
    private final Shrinking shrinking;

    /** @throws IllegalArgumentException where a crop does not fit into an image; names it */
    public TrainingPairs(VariableImages images, PairPlan plan, long seed) {
        this.images = images;
        this.plan = plan;
        this.seed = seed;
        this.shrinking = new Shrinking(plan.scale(), plan.degradation());
        for (int i = 0; i < images.count(); i++) requireFits(i);
    }

    private void requireFits(int index) {
        if (images.height(index) < plan.crop() || images.width(index) < plan.crop())
            throw new IllegalArgumentException("crop: image " + index + " of data set "
                    + images.manifest().name() + "@" + images.manifest().version() + " has " + images.height(index)
                    + "×" + images.width(index) + " pixels, and a crop of " + plan.crop() + "×" + plan.crop()
                    + " does not fit into it; use a smaller crop, or import the set without it");
    }

    /** 1 or 3. */
    public int colours() {
        return images.manifest().colours();
    }

    /** @param position from 0 up */
    public Pair pair(long position) {
        Chance chance = new Chance(seed, position);
        int index = images.shownAt(seed, position);
        int crop = plan.crop();
        int top = chance.below(images.height(index) - crop + 1, Chance.Of.TOP);
        int left = chance.below(images.width(index) - crop + 1, Chance.Of.LEFT);
        RawImage high = symmetry(chance).of(images.part(index, top, left, crop, crop));
        return new Pair(shrinking.low(high, chance), high);
    }

    private Symmetry symmetry(Chance chance) {
        return new Symmetry(
                plan.mirror() && chance.happens(0.5, Chance.Of.MIRROR),
                plan.turn() ? chance.below(4, Chance.Of.TURN) : 0);
    }

    /** The pairs at positions {@code first … first + count − 1}. */
    public PairBatch batch(long first, int count) {
        int lowBytes = plan.lowSide() * plan.lowSide() * colours();
        int highBytes = plan.crop() * plan.crop() * colours();
        byte[] low = new byte[Math.multiplyExact(count, lowBytes)];
        byte[] high = new byte[Math.multiplyExact(count, highBytes)];
        for (int i = 0; i < count; i++) {
            Pair pair = pair(first + i);
            System.arraycopy(pair.low().pixels(), 0, low, i * lowBytes, lowBytes);
            System.arraycopy(pair.high().pixels(), 0, high, i * highBytes, highBytes);
        }
        return new PairBatch(count, plan.lowSide(), plan.crop(), colours(), low, high);
    }
}
