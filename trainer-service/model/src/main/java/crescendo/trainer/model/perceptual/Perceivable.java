package crescendo.trainer.model.perceptual;

import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.upscaling.Adversary;
import crescendo.contracts.recipe.upscaling.Adversary.Perceptual;
import crescendo.contracts.recipe.upscaling.Adversary.Perceptual.Activation;
import crescendo.contracts.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Whether what an upscaler makes can be compared with the truth in a layer of a version. */
public final class Perceivable {
    /** Whose weights may be those of a network that sees. */
    private static final Set<String> FAMILIES = Set.of("classifier", "extractor");

    private static final String NETWORK = "classifier/";

    private Perceivable() {}

    /** What a program asks for, where it asks for something. */
    public static Optional<Perceptual> wanted(Program program) {
        return program instanceof Program.Upscaler upscaler
                ? upscaler.adversary().flatMap(Adversary::perceptual)
                : Optional.empty();
    }

    /**
     * @param program that asks for it
     * @param weights of a version, by {@code network/parameter}
     * @throws CannotSee with the version and the reason
     */
    public static void require(
            VersionManifest version, Function<VersionManifest, Map<String, Tensor>> weights, Program.Upscaler program) {
        if (!FAMILIES.contains(version.family()))
            throw new CannotSee(version.ref() + " is a " + version.family() + ", and no classifier");
        if (!version.files().containsKey(VersionManifest.WEIGHTS))
            throw new CannotSee(version.ref() + " was imported as a network that measures, without weights that can be"
                    + " trained against; import those (extractor import FILE --preset vgg19)");
        try {
            features(wanted(program).orElseThrow(), parameters(weights.apply(version)))
                    .requireReadable(program.crops().side(), program.colours());
        } catch (IllegalArgumentException e) {
            throw new CannotSee(version.ref() + ": " + e.getMessage());
        }
    }

    /**
     * The layer that is meant, of a network with these parameters.
     *
     * @throws IllegalArgumentException where it has no such layer, or a parameter is missing, misshapen or not of float32
     */
    public static LayerFeatures features(Perceptual wanted, Map<String, Tensor> parameters) {
        parameters.forEach((name, tensor) -> {
            if (tensor.type() != Tensor.Type.F32)
                throw new IllegalArgumentException(name + " holds numbers of type " + tensor.type() + "; use F32");
        });
        return LayerFeatures.of(wanted.layer(), wanted.activation() == Activation.AFTER, shapes(parameters));
    }

    /** By which a network is told. */
    public static Map<String, long[]> shapes(Map<String, Tensor> parameters) {
        Map<String, long[]> shapes = new HashMap<>();
        parameters.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        return shapes;
    }

    /** Of the network that sees, by their own names, out of the weights of its version. */
    public static Map<String, Tensor> parameters(Map<String, Tensor> weights) {
        Map<String, Tensor> own = new HashMap<>();
        weights.forEach((name, tensor) -> {
            if (name.startsWith(NETWORK)) own.put(name.substring(NETWORK.length()), tensor);
        });
        return own;
    }

    /** The other way: weights of a version, by {@code network/parameter}, of the parameters of its network that sees. */
    public static Map<String, Tensor> weights(Map<String, Tensor> parameters) {
        Map<String, Tensor> weights = new HashMap<>();
        parameters.forEach((name, tensor) -> weights.put(NETWORK + name, tensor));
        return weights;
    }

    /** A version is none that can be compared in. */
    public static final class CannotSee extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        CannotSee(String message) {
            super(message);
        }
    }
}
