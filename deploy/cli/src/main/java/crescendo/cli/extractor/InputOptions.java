package crescendo.cli.extractor;

import crescendo.cli.Complaint;
import crescendo.contracts.model.ImageInput;
import crescendo.contracts.model.ImageInput.Centres;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.measure.extractor.Presets;
import crescendo.trainer.model.vgg.KnownVgg;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How images become an extractor's input, as a person says it: by a preset, or in full. */
final class InputOptions {
    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            description =
                    "inception-v3-fid (as pytorch-fid) or inception-v3-compat (as torch-fidelity and TensorFlow 1); for"
                            + " weights that upscalers are compared in: vgg11, vgg13, vgg16 or vgg19.")
    private Optional<String> preset;

    @Option(names = "--side", paramLabel = "PIXELS", description = "Height and width of the input.")
    private Optional<Integer> side;

    @Option(
            names = "--centres",
            paramLabel = "CENTRES",
            description = "Of pixels when resizing: half-pixel (default), or corner as TensorFlow 1 has it.")
    private Optional<String> centres;

    @Option(
            names = "--range",
            split = ",",
            paramLabel = "VALUE",
            description = "What black and white become, such as -1,1 or 0,255.")
    private List<Double> range = List.of();

    @Option(names = "--layout", paramLabel = "LAYOUT", description = "Of the input's axes: nchw (default) or nhwc.")
    private Optional<String> layout;

    /** Of weights, which are no file that measures. */
    Optional<KnownVgg> weights() {
        Optional<KnownVgg> known = preset.flatMap(KnownVgg::of);
        known.ifPresent(network -> requireNothingElse());
        return known;
    }

    Optional<Presets> preset() {
        return preset.map(name -> known(name, KnownVgg.names()));
    }

    /** @throws Complaint where there is no preset of that name */
    static Presets known(String preset) {
        return known(preset, List.of());
    }

    private static Presets known(String preset, List<String> besides) {
        List<String> names =
                Stream.concat(Presets.names().stream(), besides.stream()).toList();
        return Presets.of(preset)
                .orElseThrow(() -> Complaint.usage(
                        "--preset: \"" + preset + "\" is not known; use one of " + String.join(", ", names)));
    }

    /** @throws Complaint where something is missing, or said twice */
    ImageInput input() {
        if (preset().isPresent()) {
            requireNothingElse();
        }
        return preset().map(Presets::input).orElseGet(this::inFull);
    }

    private void requireNothingElse() {
        if (side.isPresent() || centres.isPresent() || !range.isEmpty() || layout.isPresent()) {
            throw Complaint.usage("--preset: says side, centres, range and layout; leave those out, or the preset");
        }
    }

    private ImageInput inFull() {
        if (side.isEmpty() || range.size() != 2) {
            throw Complaint.usage("--preset: missing; give one of " + String.join(", ", Presets.names())
                    + ", or --side PIXELS and --range BLACK,WHITE");
        }
        Centres where = chosen("--centres", centres, Centres.HALF_PIXEL, "half-pixel", Centres.CORNER, "corner");
        Layout axes = chosen("--layout", layout, Layout.NCHW, "nchw", Layout.NHWC, "nhwc");
        try {
            return ImageInput.ranging(side.get(), where, range.get(0), range.get(1), axes);
        } catch (IllegalArgumentException refused) {
            throw Complaint.usage("--" + refused.getMessage());
        }
    }

    private static <T> T chosen(String option, Optional<String> said, T usual, String usualName, T other, String name) {
        if (said.isEmpty() || said.get().equals(usualName)) {
            return usual;
        }
        if (said.get().equals(name)) {
            return other;
        }
        throw Complaint.usage(option + ": \"" + said.get() + "\" is not known; use " + usualName + " or " + name);
    }
}
