package crescendo.contracts.recipe.json.degradation;

import crescendo.contracts.recipe.degradation.Degradation;
import crescendo.contracts.recipe.degradation.Degradation.Blur;
import crescendo.contracts.recipe.degradation.Degradation.Jpeg;
import crescendo.contracts.recipe.degradation.Degradation.Noise;
import crescendo.contracts.recipe.json.field.Fields;
import java.util.Optional;
import java.util.function.Function;

/**
 * The steps of a degradation as a recipe says them, such as {@code {"blur": {"sigma": [0.2, 3]}, "jpeg": {"chance": 0.5}}}. A step
 * that is not there does not happen; {@code {}} in its place is the usual one.
 */
public final class DegradationFields {
    private DegradationFields() {}

    /** @param degradation the object in the field; an empty one where the recipe has none */
    public static Degradation read(Fields degradation) {
        Degradation read = new Degradation(
                step(degradation, "blur", DegradationFields::blur),
                step(degradation, "noise", DegradationFields::noise),
                step(degradation, "jpeg", DegradationFields::jpeg));
        degradation.done();
        return read;
    }

    private static <T> Optional<T> step(Fields degradation, String name, Function<Fields, T> read) {
        if (!degradation.has(name)) {
            return Optional.empty();
        }
        Fields fields = degradation.object(name);
        T step = read.apply(fields);
        fields.done();
        return Optional.of(step);
    }

    private static Blur blur(Fields fields) {
        return new Blur(
                chance(fields, Blur.USUAL.chance()),
                fields.range("sigma", Blur.USUAL.sigma(), 0, Degradation.MOST_BLUR));
    }

    private static Noise noise(Fields fields) {
        return new Noise(
                chance(fields, Noise.USUAL.chance()),
                fields.range("sigma", Noise.USUAL.sigma(), 0, Degradation.MOST_NOISE));
    }

    private static Jpeg jpeg(Fields fields) {
        return new Jpeg(chance(fields, Jpeg.USUAL.chance()), fields.range("quality", Jpeg.USUAL.quality(), 1, 100));
    }

    private static double chance(Fields fields, double otherwise) {
        return fields.number("chance", otherwise, 0, 1);
    }
}
