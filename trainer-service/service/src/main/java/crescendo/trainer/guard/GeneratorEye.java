package crescendo.trainer.guard;

import crescendo.contracts.Labels;
import crescendo.contracts.Latents;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.TrainingRun;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Looks at a generator: at its average by the same latents each time, at itself by others at every step, and at the same
 * reals. So what changes from look to look is the weights alone.
 */
public final class GeneratorEye implements Eye {
    private static final long NEW_LATENTS = 0x6E6577L;

    /** The first images of the data set's order. */
    public interface Reals {
        /** @return uint8, row-major */
        byte[] first(Position at, int count);
    }

    private final Reals reals;
    private final int images;
    private final int latentSize;
    private final int classes;
    private final long seed;
    private int resolution;
    private Thumbnails known;
    private double own;

    /**
     * @param images  generated at a look, and as many real ones
     * @param classes that the generator is told of; 0 for none
     */
    public GeneratorEye(Reals reals, int images, int latentSize, int classes, long seed) {
        this.reals = reals;
        this.images = images;
        this.latentSize = latentSize;
        this.classes = classes;
        this.seed = seed;
    }

    @Override
    public Sight look(TrainingRun run, Position reached) {
        int batch = Math.min(images, reached.phase().minibatch());
        Pictures pictures = new Pictures(batch);
        long first = reached.step() * images;
        Thumbnails made = pictures.of(run::generate, reached, Latents.mix(seed + NEW_LATENTS), first);
        Thumbnails served = pictures.of(run::serve, reached, seed, 0);
        if (!pictures.finite) {
            return Sight.unusable(reached.resolution());
        }
        if (resolution != reached.resolution()) {
            meet(reached, pictures.shape);
        }
        return new Sight(
                resolution,
                true,
                Diversity.share(made, known),
                Diversity.share(served, known),
                SlicedDistance.between(served, known),
                own);
    }

    private void meet(Position reached, long[] shape) {
        long[] all = shape.clone();
        all[0] = 2L * images;
        Thumbnails both = Thumbnails.of(Tensor.of(reals.first(reached, 2 * images), all));
        known = both.part(0, images);
        own = SlicedDistance.between(both.part(images, 2 * images), known);
        resolution = reached.resolution();
    }

    /** Makes images, no more at once than training does. */
    private final class Pictures {
        private final int atOnce;
        private boolean finite = true;
        private long[] shape;

        private Pictures(int atOnce) {
            this.atOnce = atOnce;
        }

        private Thumbnails of(
                BiFunction<Position, Map<String, Tensor>, Map<String, Tensor>> generator,
                Position at,
                long seed,
                long first) {
            Thumbnails all = null;
            for (int done = 0; done < images; done += atOnce) {
                int count = Math.min(atOnce, images - done);
                Map<String, Tensor> made = generator.apply(at, inputs(seed, first + done, count));
                finite &= finite(made.get("raw"));
                shape = made.get("images").shape();
                Thumbnails some = Thumbnails.of(made.get("images"));
                all = all == null ? some : all.and(some);
            }
            return all;
        }

        private Map<String, Tensor> inputs(long seed, long first, int count) {
            Tensor latents = Tensor.of(Latents.normal(seed, first, count, latentSize), count, latentSize);
            return classes == 0
                    ? Map.of("latents", latents)
                    : Map.of(
                            "latents",
                            latents,
                            "labels",
                            Tensor.of(Labels.uniform(seed, first, count, classes), count));
        }

        private static boolean finite(Tensor raw) {
            for (float value : raw.floats()) {
                if (!Float.isFinite(value)) {
                    return false;
                }
            }
            return true;
        }
    }
}
