package crescendo.e2e.upscaling;

/** Recipes of super-resolution that train in seconds, on {@link Photographs}. */
final class UpscalerRecipes {
    static final int SCALE = 2;
    static final String EYE = "eye";
    static final String PLAIN = "larger";
    static final String SHARP = "sharp";
    static final String FOREIGN = "foreign";
    static final String BEFORE = "before-activation";
    static final String AFTER = "after-activation";

    private static final String NETWORK = "{\"scale\": " + SCALE + ", \"channels\": 8, \"blocks\": 1, \"growth\": 4}";
    private static final String DATA = "{\"train\": \"photographs\", \"test\": \"held\"}";

    private UpscalerRecipes() {}

    /** A network that sees, of the kind that papers compare in. */
    static String eye() {
        return """
            {"family": "classifier", "preset": "vgg-small", "model": "%s", "data": {"train": "sorted"}, "seed": 1,
             "network": {"colours": 3, "channels": [8, 8], "convolutions": [1, 1]},
             "schedule": {"resolution": 32, "images": 3200, "minibatch": 32}}""".formatted(EYE);
    }

    /** The first phase, for the sake of pixels: three versions. */
    static String plain() {
        return """
            {"family": "rrdb", "model": "%s", "data": %s, "seed": 2, "network": %s, "ema": 0.99,
             "schedule": {"crop": 32, "images": 3000, "minibatch": 8}, "checkpointEvery": 1}""".formatted(PLAIN, DATA, NETWORK);
    }

    /** The second phase, against a discriminator and in what {@link #eye()} sees; measured by psnr alone. */
    static String sharp() {
        return """
            {"family": "esrgan", "model": "%s", "data": %s, "seed": 3, "network": %s, "ema": 0,
             "from": {"model": "%s"}, "discriminator": {"channels": 4}, "optimiser": {"learningRate": 0.001},
             "objective": {"perceptual": {"extractor": "%s", "layer": "conv2_1"}},
             "schedule": {"crop": 32, "images": 160, "minibatch": 4}, "metrics": {"names": ["psnr"]}}""".formatted(SHARP, DATA, NETWORK, PLAIN, EYE);
    }

    /** SRGAN of the shortest, compared in a layer of {@link ForeignWeights} before its activation or after it. */
    static String shuffled(String model, String activation) {
        return """
            {"family": "srgan", "model": "%s", "data": %s, "seed": 4, "from": "scratch", "ema": 0,
             "network": {"scale": %d, "channels": 8, "blocks": 1}, "discriminator": {"channels": 4},
             "objective": {"perceptual": {"extractor": "%s", "layer": "conv3_2", "activation": "%s"}},
             "schedule": {"crop": 32, "images": 40, "minibatch": 4}, "metrics": {"names": []}}""".formatted(model, DATA, SCALE, FOREIGN, activation);
    }
}
