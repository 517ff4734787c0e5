package crescendo.cli.model;

import crescendo.cli.Complaint;
import crescendo.contracts.model.UpscalerSpec.Values;
import crescendo.measure.generator.Hints;
import crescendo.measure.generator.Hints.Drawn;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** What a person says of a generator's file alone. */
final class GeneratorOptions {
    @Option(
            names = "--latent-size",
            paramLabel = "N",
            description = "Generators: numbers of a latent, where the file leaves it open.")
    private Optional<Integer> size = Optional.empty();

    @Option(
            names = "--latents",
            paramLabel = "DRAWN",
            description =
                    "Generators: what it was trained on, normal or uniform, which is between -1 and 1 (default: normal;"
                            + " no file can tell).")
    private Optional<Drawn> drawn = Optional.empty();

    @Option(
            names = "--labels",
            paramLabel = "PORT",
            description =
                    "Generators: the input that says which class (default: its only other one, of whole numbers).")
    private Optional<String> labels = Optional.empty();

    @Option(
            names = "--classes",
            split = ",",
            paramLabel = "CLASS",
            description =
                    "Generators: the names of the classes by their numbers, such as cat,dog, or how many there are (default:"
                            + " counted).")
    private List<String> classes = List.of();

    /** @throws Complaint where something said makes no sense */
    Hints with(HintOptions said) {
        if (size.isPresent() && size.get() < 1) {
            throw Complaint.usage("--latent-size: " + size.get() + " is not allowed; use 1 and more");
        }
        return new Hints(
                said.input,
                size,
                drawn.orElse(Drawn.NORMAL),
                labels,
                names(),
                said.output,
                said.layout,
                said.colours,
                HintOptions.Ends.of("--range", said.range)
                        .map(ends -> new Values("float32", ends.black(), ends.white())));
    }

    private List<String> names() {
        if (classes.size() != 1) {
            requireNames();
            return classes;
        }
        String count = classes.get(0);
        if (!count.matches("[0-9]{1,5}")
                || Integer.parseInt(count) < 1
                || Integer.parseInt(count) > Hints.MOST_CLASSES) {
            throw Complaint.usage("--classes: " + count + " is not allowed; use a number from 1 to "
                    + Hints.MOST_CLASSES + ", or several names with commas between");
        }
        return IntStream.range(0, Integer.parseInt(count))
                .mapToObj(Integer::toString)
                .toList();
    }

    private void requireNames() {
        Set<String> seen = new HashSet<>();
        for (String name : classes) {
            if (name.isBlank() || !seen.add(name)) {
                throw Complaint.usage("--classes: " + String.join(",", classes) + " is not allowed, since "
                        + (name.isBlank() ? "a name is blank" : name + " is named twice")
                        + "; use another name for each class");
            }
        }
    }

    /** @throws Complaint where something was said */
    void refuse() {
        if (size.isPresent() || drawn.isPresent() || labels.isPresent() || !classes.isEmpty()) {
            throw Complaint.usage(
                    "--latent-size, --latents, --labels and --classes are for generators; an upscaler has none of them");
        }
    }
}
