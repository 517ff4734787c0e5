package crescendo.cli.model;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.NetworkFile;
import crescendo.cli.ask.Target;
import crescendo.cli.dataset.Store;
import crescendo.client.blob.Blobs;
import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A file of somebody else's becomes a model that is served. */
@Command(
        name = "import",
        description = {
            "Register an ONNX file as an upscaler or a generator. How it is used is found out by using it: its axes, what black"
                    + " and white are; of an upscaler its scale and how far a pixel reaches, of a generator its latents and classes.",
            "A test picture or some samples are kept with it. What does not fit is refused with the reason."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo model import realesrgan.onnx --kind upscaler",
            "  crescendo model import net.onnx --kind upscaler --name sharp --colours bgr --range 0,255",
            "  crescendo model import dcgan.onnx --kind generator --name faces",
            "  crescendo model import biggan.onnx --kind generator --name digits --classes 10 --latents uniform"
        })
public final class ImportCommand implements Callable<Integer> {
    private static final int LONGEST = 64;

    /** What a file may be. */
    enum Kind {
        UPSCALER,
        GENERATOR
    }

    @Mixin
    private Target target;

    @Mixin
    private HintOptions said = new HintOptions();

    @Mixin
    private UpscalerOptions upscaler = new UpscalerOptions();

    @Mixin
    private GeneratorOptions generator = new GeneratorOptions();

    @Parameters(paramLabel = "FILE", description = "The ONNX file.")
    private Path file;

    @Option(names = "--kind", required = true, paramLabel = "KIND", description = "What it is: upscaler or generator.")
    private Kind kind;

    @Option(names = "--name", paramLabel = "NAME", description = "Of the model (default: the file's, as names are).")
    private Optional<Name> name = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Name model = name.orElseGet(() -> named(file));
        // of a generator's file another is made, which says its images in bytes
        byte[] onnx = NetworkFile.read(file, kind == Kind.GENERATOR ? 2 : 1);
        Brought brought = tried(onnx);
        store(brought.files());
        VersionManifest registered = brought.register(target.registry(), model, facts());
        if (target.json()) {
            target.printJson(registered);
        } else {
            target.print(brought.summary(registered));
        }
        return ExitCode.OK;
    }

    /** In small letters, without its ending; what no name has becomes a dash. */
    static Name named(Path file) {
        String own = Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
        String name = own.toLowerCase(Locale.ROOT)
                .replaceFirst("\\.onnx$", "")
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceFirst("^[._-]+", "");
        if (name.isEmpty()) {
            throw Complaint.usage("--name: missing, and no name can be made of " + file + "; use " + Name.PATTERN);
        }
        return new Name(name.substring(0, Math.min(name.length(), LONGEST)));
    }

    private Brought tried(byte[] onnx) throws IOException {
        OnnxRuntime runtime = new OnnxRuntime(Runtime.getRuntime().availableProcessors(), 1);
        String what = file.toString();
        try {
            return switch (kind) {
                case UPSCALER -> {
                    generator.refuse();
                    yield BroughtUpscaler.of(runtime, what, onnx, upscaler.with(said));
                }
                case GENERATOR -> {
                    upscaler.refuse();
                    yield BroughtGenerator.of(runtime, what, onnx, generator.with(said));
                }
            };
        } catch (UnusableNetwork refused) {
            throw Complaint.failed(refused.getMessage());
        }
    }

    private void store(List<byte[]> files) {
        try (Store store = new Store(target.running().store())) {
            Blobs blobs = new Blobs(store.bucket());
            files.forEach(blobs::put);
        }
    }

    private Map<String, String> facts() {
        return Optional.ofNullable(file.getFileName())
                .map(own -> Map.of("file", own.toString()))
                .orElse(Map.of());
    }
}
