package crescendo.trainer.model.shape;

import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.Networks;
import crescendo.trainer.model.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the networks of a recipe can start from the weights of a version: all that their first stage needs must be there in
 * its shape, and nothing may be there that they have no place for. What later stages add starts as in any other run.
 */
public final class Inheritance {
    private Inheritance() {}

    /**
     * @param weights of the version, by {@code network/parameter}
     * @param classes of the labels in the training set
     * @throws CannotInherit naming the first tensor at fault, in the order in which the networks use theirs
     */
    public static void require(VersionManifest parent, Map<String, Tensor> weights, Program program, int classes) {
        int from = program.schedule().phases().get(0).resolution();
        needed(program, classes, from).forEach((name, shape) -> {
            Tensor there = weights.get(name);
            if (there == null && mayBegin(name, program)) return;
            if (there == null) {
                throw new CannotInherit(name + ": " + of(parent) + " has no such tensor" + hint(parent, program, from));
            }
            if (!Arrays.equals(there.shape(), shape)) {
                throw new CannotInherit(name + ": of shape " + Arrays.toString(there.shape()) + " in " + of(parent)
                        + ", " + Arrays.toString(shape) + " in the networks of the recipe");
            }
        });
        Set<String> places = places(program, classes);
        for (String name : new TreeSet<>(weights.keySet())) {
            if (!places.contains(name)) {
                throw new CannotInherit(
                        name + ": " + of(parent) + " has it, and the networks of the recipe have no place for it");
            }
        }
    }

    /** An upscaler's second phase follows on a first one, which had no discriminator. */
    private static boolean mayBegin(String name, Program program) {
        return program instanceof Program.Upscaler && name.startsWith("discriminator/");
    }

    private static String of(VersionManifest parent) {
        int side = parent.at().resolution();
        return parent.ref() + " (" + parent.family() + ", " + side + "×" + side + ")";
    }

    private static String hint(VersionManifest parent, Program program, int from) {
        int resolution = parent.at().resolution();
        boolean grows = program instanceof Program.ProGan && parent.family().equals(program.family());
        return grows && resolution != from
                ? "; recipe.schedule.from is " + from + ", set it to " + resolution + " to go on from there"
                : "";
    }

    private static Map<String, long[]> needed(Program program, int classes, int resolution) {
        Map<String, long[]> needed = new LinkedHashMap<>();
        networks(program, classes, resolution, false)
                .forEach((network, parameters) -> parameters.forEach(
                        parameter -> needed.put(network + "/" + parameter.name(), parameter.sides())));
        return needed;
    }

    private static Set<String> places(Program program, int classes) {
        List<Integer> resolutions = program.schedule().phases().stream()
                .map(phase -> phase.resolution())
                .toList();
        int highest = resolutions.get(resolutions.size() - 1);
        Set<String> places = new TreeSet<>();
        networks(program, classes, highest, true)
                .forEach((network, parameters) ->
                        parameters.forEach(parameter -> places.add(network + "/" + parameter.name())));
        return places;
    }

    /** @param grown with all that they own from the lowest resolution up to this one */
    private static Map<String, List<Parameter>> networks(Program program, int classes, int resolution, boolean grown) {
        Map<String, List<Parameter>> networks = new LinkedHashMap<>();
        if (program instanceof Program.ProGan proGan) {
            var generator = Networks.generator(proGan, classes);
            var discriminator = Networks.discriminator(proGan, classes);
            Summary made = grown ? Summary.grown(generator, resolution) : Summary.of(generator, resolution);
            Summary judged = grown ? Summary.grown(discriminator, resolution) : Summary.of(discriminator, resolution);
            networks.put("generator", made.parameters());
            networks.put("discriminator", judged.parameters());
            networks.put("ema", made.parameters());
        } else if (program instanceof Program.Upscaler upscaling) {
            int low = resolution / upscaling.network().scale();
            var made = Summary.of(Networks.upscaler(upscaling.network()), low).parameters();
            networks.put("generator", made);
            networks.put("ema", made);
            upscaling
                    .adversary()
                    .map(adversary -> Networks.discriminator(adversary, resolution, upscaling.colours()))
                    .ifPresent(judges ->
                            networks.put("discriminator", Summary.of(judges).parameters()));
        } else if (program instanceof Program.Classifier classifier) {
            networks.put(
                    "classifier",
                    Summary.of(Networks.classifier(classifier, classes)).parameters());
        }
        return networks;
    }

    /** The weights of a version do not fit a recipe. */
    public static final class CannotInherit extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        CannotInherit(String message) {
            super(message);
        }
    }
}
