package crescendo.contracts.recipe.json;

import crescendo.contracts.recipe.json.field.Fields;
import java.util.function.Function;

/**
 * Defaults that belong together: the configurations of Karras et al. 2018. A recipe as it is kept has its defaults written
 * out and names no preset any more.
 *
 * @param images    shown in each fade and in each stable phase
 * @param all       images of the whole run, which the last phase fills up; 0 where the last phase is like the others
 * @param minibatch by resolution
 * @param repeats   steps from one update of α to the next
 * @param target    of the gradient penalty's norm
 */
record Preset(
        long images,
        long all,
        Function<Integer, Integer> minibatch,
        int repeats,
        Function<Integer, Integer> fmapBase,
        int fmapMax,
        double target) {
    private static final Preset ONE_GPU = new Preset(600_000, 0, Preset::byMemory, 4, resolution -> 8192, 512, 1);

    static Preset of(Fields recipe) {
        return switch (recipe.choice("preset", "none", "none", "one-gpu", "published", "published-cifar10")) {
            case "one-gpu" -> ONE_GPU;
            case "published" ->
                new Preset(800_000, 0, Preset::atMost16, 4, resolution -> resolution <= 128 ? 2048 : 8192, 512, 1);
            case "published-cifar10" ->
                new Preset(400_000, 20_000_000, Preset::atMost16, 4, resolution -> 4096, 128, 750);
            default -> new Preset(600_000, 0, Preset::byMemory, 1, resolution -> 8192, 512, 1);
        };
    }

    private static int byMemory(int resolution) {
        return Math.max(4, Math.min(128, 2048 / resolution));
    }

    private static int atMost16(int resolution) {
        return Math.min(16, byMemory(resolution));
    }

    /** Of the last stable phase, after all the others. */
    long lastStable(int stages) {
        return all == 0 ? images : Math.max(images, all - (2L * stages - 2) * images);
    }
}
