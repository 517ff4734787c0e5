package crescendo.cli.extractor;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.Named;
import crescendo.cli.NetworkFile;
import crescendo.cli.ask.Target;
import crescendo.cli.dataset.Store;
import crescendo.cli.rest.Registry;
import crescendo.client.blob.Blobs;
import crescendo.contracts.Name;
import crescendo.contracts.model.ExtractorImport;
import crescendo.contracts.model.ImageInput;
import crescendo.contracts.model.VersionManifest;
import crescendo.measure.extractor.Naming;
import crescendo.measure.extractor.Presets;
import crescendo.trainer.model.vgg.KnownVgg;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A file of somebody else's becomes an extractor that recipes may name. */
@Command(
        name = "import",
        description = {
            "Register an ONNX file as an extractor: its inputs and outputs are checked, and it is run for a test.",
            "From then on metrics.classifier of a recipe, and --extractor of a backfill, may name it.",
            "With --preset vgg19 (vgg11, vgg13, vgg16) register the weights of that network, safetensors or ONNX, named as"
                    + " torchvision and timm name them: objective.perceptual.extractor of a recipe may name those."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo extractor import inception.onnx --preset inception-v3-fid",
            "  crescendo extractor import net.onnx --name faces --side 224 --range 0,1 --features pooled --logits"
                    + " scores",
            "  crescendo extractor import vgg19.safetensors --preset vgg19"
        })
public final class ImportCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Mixin
    private InputOptions how = new InputOptions();

    @Parameters(paramLabel = "FILE", description = "The ONNX file, or the safetensors of weights.")
    private Path file;

    @Option(names = "--name", paramLabel = "NAME", description = "Of the model (default: the preset's).")
    private Optional<String> name;

    @Mixin
    private PortOptions ports = new PortOptions();

    @Override
    public Integer call() throws IOException {
        Optional<KnownVgg> weights = how.weights();
        if (weights.isPresent()) {
            return bring(weights.get());
        }
        Optional<Presets> preset = how.preset();
        ImageInput input = how.input();
        Name model = Named.of(
                "--name",
                name.or(() -> preset.map(Presets::name))
                        .orElseThrow(() -> Complaint.usage("--name: missing; say what recipes are to call it")));
        byte[] onnx = NetworkFile.read(file);
        ExtractorImport examined = Examined.of(file, onnx, ports.naming(), input, preset);
        return register(
                onnx,
                registry -> registry.registerExtractor(model, examined),
                registered -> summary(registered, examined));
    }

    private int bring(KnownVgg network) throws IOException {
        if (!ports.naming().equals(Naming.BY_SHAPE)) {
            throw Complaint.usage(
                    "--preset: " + network.text() + " is of weights alone; leave out --input, --features and --logits");
        }
        Name model = Named.of("--name", name.orElse(network.text()));
        VggWeights read = VggWeights.of(file, NetworkFile.mapped(file), network);
        return register(
                read.content(),
                registry -> registry.registerWeights(model, read.asked()),
                registered -> List.of(
                        registered.ref() + " is registered: " + read.plan().layersInWords(),
                        "  reads RGB of any size, as " + network.text() + " of torchvision does",
                        "  file " + read.asked().weights().digest(),
                        "name it in a recipe: \"objective\": {\"perceptual\": {\"extractor\": \"" + registered.model()
                                + "\", \"layer\": \"" + read.plan().last().name() + "\"}}"));
    }

    /** Its bytes are in the bucket before the registry hears of it. */
    private int register(
            byte[] bytes,
            Function<Registry, VersionManifest> registering,
            Function<VersionManifest, List<String>> summary) {
        try (Store store = new Store(target.running().store())) {
            new Blobs(store.bucket()).put(bytes);
        }
        VersionManifest registered = registering.apply(target.registry());
        if (target.json()) {
            target.printJson(registered);
        } else {
            target.print(summary.apply(registered));
        }
        return ExitCode.OK;
    }

    static List<String> summary(VersionManifest registered, ExtractorImport examined) {
        List<String> gives = new ArrayList<>();
        examined.spec().features().ifPresent(port -> gives.add(examined.features() + " features (" + port + ")"));
        examined.spec().logits().ifPresent(port -> gives.add(examined.classes() + " classes (" + port + ")"));
        ImageInput input = examined.spec().input();
        return List.of(
                registered.ref() + " is registered: " + String.join(", ", gives),
                "  reads %d×%d, bilinear without antialiasing, pixels × %s %s %s"
                        .formatted(
                                input.side(),
                                input.side(),
                                Double.toString(input.scale()),
                                input.shift() < 0 ? "−" : "+",
                                Double.toString(Math.abs(input.shift()))),
                "  file " + examined.file().digest(),
                "name it in a recipe: \"metrics\": {\"classifier\": \"" + registered.model() + "\"}");
    }
}
