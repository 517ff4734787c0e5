package crescendo.contracts.recipe.json.upscaling;

import crescendo.contracts.recipe.Objective.Comparison;
import crescendo.contracts.recipe.json.field.Fields;
import crescendo.contracts.recipe.upscaling.Adversary;
import crescendo.contracts.recipe.upscaling.Adversary.Perceptual;
import crescendo.contracts.recipe.upscaling.Adversary.Perceptual.Activation;
import crescendo.contracts.recipe.upscaling.PixelLoss;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a recipe says of an upscaler's second phase: {@code discriminator}, and the rest of {@code objective}. */
final class AdversaryFields {
    /** Of what a recipe compares in beside pixels: nothing, and meant so. */
    private static final String NONE = "none";

    private static final double MOST = 1e6;
    private static final String LAYER = "use the name of a convolution, such as conv1, or conv5_4 of a VGG";

    private AdversaryFields() {}

    /**
     * Empty for families that are trained for their pixels alone.
     *
     * @param kept whether the recipe was accepted before, when nothing had to be said of {@code perceptual}
     */
    static Optional<Adversary> read(
            Fields recipe, Fields objective, String family, UpscalerPreset preset, boolean kept) {
        if (!family.equals("esrgan") && !family.equals("srgan")) {
            return Optional.empty();
        }
        boolean relativistic = family.equals("esrgan");
        Fields discriminator = recipe.object("discriminator");
        int channels = (int) discriminator.integer("channels", preset.judging(), 1, 1024);
        discriminator.done();
        Comparison comparison =
                objective.chosen("comparison", relativistic ? Comparison.RELATIVISTIC_AVERAGE : Comparison.PLAIN);
        double weight = objective.number("adversarial", relativistic ? 5e-3 : 1e-3, 0, MOST);
        double pixels = objective.number("pixelWeight", relativistic ? 1e-2 : 0, 0, MOST);
        Optional<Perceptual> perceptual = perceptual(objective, family, preset, kept);
        if (pixels == 0 && (objective.says("perceptual", NONE) || kept && perceptual.isEmpty())) {
            objective.fault(
                    "pixelWeight",
                    "0 without objective.perceptual: nothing holds what is made to the image",
                    "use a number above 0, or give objective.perceptual");
        }
        return Optional.of(new Adversary(channels, comparison, weight, pixels, perceptual));
    }

    private static Optional<Perceptual> perceptual(
            Fields objective, String family, UpscalerPreset preset, boolean kept) {
        if (objective.says("perceptual", NONE)) {
            return Optional.empty();
        }
        if (objective.has("perceptual")) {
            return perceptual(objective.object("perceptual"), family.equals("esrgan"), preset.perceptual());
        }
        if (!kept) {
            objective.fault(
                    "perceptual",
                    "missing: what an extractor sees is most of the loss of " + family,
                    "use {\"extractor\": …, \"layer\": …}, or \"" + NONE + "\" to go without");
        }
        return Optional.empty();
    }

    private static Optional<Perceptual> perceptual(Fields fields, boolean relativistic, double usual) {
        var extractor = fields.name("extractor");
        if (!fields.has("extractor")) {
            fields.fault("extractor", "missing", "use the name of a classifier model, or of an extractor's weights");
        }
        if (!fields.has("layer")) {
            fields.fault("layer", "missing", LAYER);
        }
        var layer = fields.parsed("layer", AdversaryFields::layer, LAYER);
        Activation activation = fields.chosen("activation", relativistic ? Activation.BEFORE : Activation.AFTER);
        PixelLoss distance = fields.chosen("distance", relativistic ? PixelLoss.L1 : PixelLoss.MSE);
        double weight = fields.number("weight", usual, 0, MOST);
        fields.done();
        return extractor.map(model -> new Perceptual(model, layer.orElse("conv0"), activation, distance, weight));
    }

    private static String layer(String name) {
        if (!name.matches("conv(\\d{1,2}|[1-9]_[1-9])")) {
            throw new IllegalArgumentException(name);
        }
        return name;
    }

    static void write(Map<String, Object> json, Map<String, Object> objective, Adversary adversary) {
        json.put("discriminator", Map.of("channels", adversary.channels()));
        objective.put("pixelWeight", adversary.pixels());
        objective.put("comparison", adversary.comparison());
        objective.put("adversarial", adversary.weight());
        objective.put(
                "perceptual",
                adversary.perceptual().map(AdversaryFields::written).orElse(NONE));
    }

    private static Object written(Perceptual perceptual) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("extractor", perceptual.extractor());
        written.put("layer", perceptual.layer());
        written.put("activation", perceptual.activation());
        written.put("distance", perceptual.distance());
        written.put("weight", perceptual.weight());
        return written;
    }
}
