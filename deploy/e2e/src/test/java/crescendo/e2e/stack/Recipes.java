package crescendo.e2e.stack;

/** Recipes that train in seconds, on {@link RenderedShapes}. */
public final class Recipes {
    public static final String DATA = "shapes";
    public static final String CLASSIFIER = "shape-classes";

    private Recipes() {}

    /** Three stages, 4 → 8 → 16, a checkpoint every thousand images besides those at the ends of phases. */
    public static String growing(String model) {
        return """
            {"family": "progan", "model": "%s", "data": {"train": "%s"}, "seed": 3,
             "network": {"colours": 1, "latentSize": 16, "channels": {"4": 16, "8": 16, "16": 8}},
             "objective": {"loss": "non-saturating", "penalty": {"kind": "r1", "weight": 1, "every": 4}},
             "optimiser": {"learningRate": 0.002}, "ema": 0.99,
             "schedule": {"resolution": 16, "fadeImages": 1600, "stableImages": 1600, "minibatch": 16},
             "checkpointEvery": 1, "metrics": {"names": ["swd"], "count": 128}}""".formatted(model, DATA);
    }

    /** As {@link #growing}, measured by the inception score as well, once the classifier is there. */
    public static String growingAndScored(String model, String after) {
        return growing(model)
                .replace("\"seed\": 3", "\"seed\": 3, \"after\": \"" + after + "\"")
                .replace(
                        "[\"swd\"], \"count\": 128",
                        "[\"swd\", \"is\"], \"count\": 128, \"classifier\": \"" + CLASSIFIER + "\"");
    }

    public static String classifier() {
        return """
            {"family": "classifier", "model": "%s", "data": {"train": "%s"}, "seed": 1,
             "network": {"colours": 1, "channels": [8, 16]},
             "optimiser": {"learningRate": 0.01},
             "schedule": {"resolution": 16, "images": 38400, "minibatch": 32}}""".formatted(CLASSIFIER, DATA);
    }

    /** One that can be asked for a bar, a box or a disc, of 8 × 8 pixels. */
    public static String conditional(String model) {
        return """
            {"family": "progan", "model": "%s", "data": {"train": "%s"}, "seed": 4,
             "network": {"colours": 1, "latentSize": 8, "channels": {"4": 16, "8": 8}, "conditioning": "ac-gan"},
             "objective": {"loss": "non-saturating", "penalty": {"kind": "r1", "weight": 1, "every": 4}},
             "optimiser": {"learningRate": 0.004}, "ema": 0.9,
             "schedule": {"resolution": 8, "fadeImages": 640, "stableImages": 1600, "minibatch": 16},
             "metrics": {"names": []}}""".formatted(model, DATA);
    }

    /** A single stage of a second or so: for many jobs at once. */
    public static String brief(String model) {
        return """
            {"family": "progan", "model": "%s", "data": {"train": "%s"}, "seed": 3,
             "network": {"colours": 1, "latentSize": 8, "channels": {"4": 8}},
             "schedule": {"resolution": 4, "stableImages": 640, "minibatch": 16}, "metrics": {"names": []}}""".formatted(model, DATA);
    }
}
