package crescendo.contracts.recipe.json.upscaling;

import crescendo.contracts.recipe.Execution.Precision;
import crescendo.contracts.recipe.Optimiser;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.degradation.Degradation;
import crescendo.contracts.recipe.json.OptimiserFields;
import crescendo.contracts.recipe.json.degradation.DegradationFields;
import crescendo.contracts.recipe.json.field.Fields;
import crescendo.contracts.recipe.upscaling.Adversary;
import crescendo.contracts.recipe.upscaling.Crops;
import crescendo.contracts.recipe.upscaling.PixelLoss;
import crescendo.contracts.recipe.upscaling.UpscalerNetwork;
import crescendo.contracts.recipe.upscaling.UpscalerNetwork.Rrdb;
import crescendo.contracts.recipe.upscaling.UpscalerNetwork.SrResNet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An upscaler's part of a recipe. */
public final class UpscalerFields {
    private static final long MANY = 1_000_000_000L;

    /** A part that is smaller has nothing but borders. */
    private static final int SMALLEST_LOW = 8;

    private static final int LARGEST = 1024;

    private UpscalerFields() {}

    /**
     * @param family {@code rrdb}, {@code srresnet}, {@code esrgan} or {@code srgan}
     * @param kept   whether the recipe was accepted before
     */
    public static Program.Upscaler read(Fields recipe, String family, boolean kept) {
        UpscalerPreset preset = UpscalerPreset.of(recipe, family);
        UpscalerNetwork network = network(recipe.object("network"), family, preset);
        Fields objective = recipe.object("objective");
        PixelLoss loss = objective.chosen("pixels", preset.loss());
        Optional<Adversary> adversary = AdversaryFields.read(recipe, objective, family, preset, kept);
        objective.done();
        Optimiser optimiser = OptimiserFields.read(recipe.object("optimiser"), preset.optimiser());
        double ema = recipe.number("ema", preset.ema(), 0, 0.999999);
        Fields augmentation = recipe.object("augmentation");
        boolean mirror = augmentation.flag("mirror", true);
        boolean turn = augmentation.flag("turn", true);
        augmentation.done();
        Crops crops = crops(recipe.object("schedule"), network.scale(), preset, mirror, turn);
        Degradation degradation = DegradationFields.read(recipe.object("degradation"));
        Fields execution = recipe.object("execution");
        Precision precision = execution.chosen("precision", Precision.FULL);
        if (precision == Precision.FLOAT16) {
            execution.fault("precision", "float16 is not allowed for upscalers", "use full, bfloat16 or auto");
        }
        execution.done();
        int checkpointEvery = (int) recipe.integer("checkpointEvery", everyTenth(crops.images()), 0, 1_000_000);
        return new Program.Upscaler(
                network, loss, optimiser, ema, crops, degradation, precision, checkpointEvery, adversary);
    }

    /** Thousands of pairs after which a tenth of all was shown, rounded up: some ten points of a history. */
    private static long everyTenth(long images) {
        return (images + 9_999) / 10_000;
    }

    private static UpscalerNetwork network(Fields network, String family, UpscalerPreset preset) {
        int scale = (int) network.integer("scale", 4, 2, 4);
        int colours = (int) network.integer("colours", 3, 1, 3);
        if (colours == 2) {
            network.fault("colours", "2 is not allowed", "use 1 for grey or 3 for RGB");
        }
        int channels = (int) network.integer("channels", preset.channels(), 1, 1024);
        int blocks = (int) network.integer("blocks", preset.blocks(), 1, 256);
        UpscalerNetwork read = UpscalerPreset.dense(family)
                ? new Rrdb(scale, colours, channels, blocks, (int) network.integer("growth", preset.growth(), 1, 1024))
                : new SrResNet(scale, colours, channels, blocks);
        network.done();
        return read;
    }

    private static Crops crops(Fields schedule, int scale, UpscalerPreset preset, boolean mirror, boolean turn) {
        int smallest = SMALLEST_LOW * scale;
        int side = (int) schedule.integer("crop", preset.side(scale), smallest, LARGEST);
        if (side % scale != 0) {
            schedule.fault(
                    "crop",
                    side + " is not allowed with a scale of " + scale,
                    "use a multiple of it, such as " + side / scale * scale);
        } else if (side % preset.multiple() != 0) {
            schedule.fault(
                    "crop",
                    side + " is not allowed for a discriminator that halves it four times",
                    "use a multiple of " + preset.multiple() + " and of the scale");
        }
        long images = schedule.integer("images", preset.images(), 1, MANY);
        int minibatch = (int) schedule.integer("minibatch", preset.minibatch(), 1, 4096);
        List<Long> halvings = halvings(schedule, images, preset);
        schedule.done();
        return new Crops(side, images, minibatch, mirror, turn, halvings);
    }

    private static List<Long> halvings(Fields schedule, long images, UpscalerPreset preset) {
        List<Long> usual = preset.halvings(images);
        if (!schedule.has("halvings")) {
            return usual;
        }
        List<Long> asked = schedule.longs("halvings", 1, MANY);
        for (int i = 1; i < asked.size(); i++) {
            if (asked.get(i) <= asked.get(i - 1)) {
                schedule.fault(
                        "halvings", asked + " is not allowed", "list images shown, each more than the one before");
                return usual;
            }
        }
        return asked;
    }

    /** Its part of the complete JSON. */
    public static void write(Map<String, Object> json, Program.Upscaler program) {
        json.put("network", program.network());
        Map<String, Object> objective = new LinkedHashMap<>();
        objective.put("pixels", program.loss());
        program.adversary().ifPresent(adversary -> AdversaryFields.write(json, objective, adversary));
        json.put("objective", objective);
        json.put("optimiser", program.optimiser());
        json.put("ema", program.ema());
        Crops crops = program.crops();
        Map<String, Object> augmentation = new LinkedHashMap<>();
        augmentation.put("mirror", crops.mirror());
        augmentation.put("turn", crops.turn());
        json.put("augmentation", augmentation);
        json.put("degradation", program.degradation());
        Map<String, Object> schedule = new LinkedHashMap<>();
        schedule.put("crop", crops.side());
        schedule.put("images", crops.images());
        schedule.put("minibatch", crops.minibatch());
        schedule.put("halvings", crops.halvings());
        json.put("schedule", schedule);
        json.put("execution", Map.of("precision", program.precision()));
        json.put("checkpointEvery", program.checkpointEvery());
    }
}
