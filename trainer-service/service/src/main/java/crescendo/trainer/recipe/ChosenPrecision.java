package crescendo.trainer.recipe;

import crescendo.contracts.Json;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.Execution;
import crescendo.contracts.recipe.Program;
import crescendo.trainer.device.Device;
import crescendo.trainer.device.Processor;
import crescendo.trainer.ops.tf.Precision;
import java.util.Map;

/**
 * The precision of a recipe that leaves it open. Weights depend on it, so it is chosen once, at the first claim, and pinned: whoever
 * takes the job over goes on in the same numbers, even where it would have chosen others.
 */
public final class ChosenPrecision {
    private static final String FIELD = "execution.precision";

    private ChosenPrecision() {}

    /** What there is to choose at a claim. */
    public static Map<String, String> choices(Program program, Device device, Processor processor) {
        if (asked(program) != Execution.Precision.AUTO) return Map.of();
        boolean narrow = device.kind().equals("cpu") && processor.hasBfloat16();
        return Map.of(FIELD, Json.text(narrow ? Execution.Precision.BFLOAT16 : Execution.Precision.FULL));
    }

    /** @throws IllegalArgumentException where the recipe leaves it open and nothing was chosen */
    static Precision of(Program program, Pins pins) {
        return switch (asked(program)) {
            case FULL -> Precision.FULL;
            case BFLOAT16 -> Precision.BFLOAT16;
            case FLOAT16 -> Precision.FLOAT16;
            case AUTO -> pinned(pins.choices().get(FIELD));
        };
    }

    private static Execution.Precision asked(Program program) {
        if (program instanceof Program.ProGan gan) return gan.execution().precision();
        return program instanceof Program.Upscaler upscaler ? upscaler.precision() : Execution.Precision.FULL;
    }

    private static Precision pinned(String chosen) {
        if (Json.text(Execution.Precision.BFLOAT16).equals(chosen)) return Precision.BFLOAT16;
        if (Json.text(Execution.Precision.FULL).equals(chosen)) return Precision.FULL;
        throw new IllegalArgumentException("recipe." + FIELD + " is auto, and the claim chose " + chosen);
    }
}
