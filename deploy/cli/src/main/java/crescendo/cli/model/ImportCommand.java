package crescendo.cli.model;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.ask.Target;
import crescendo.cli.dataset.Store;
import crescendo.client.blob.Blobs;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.model.UpscalerImport;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import crescendo.measure.upscaler.Probe;
import crescendo.measure.upscaler.Probed;
import java.io.IOException;
import java.nio.file.Files;
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
            "Register an ONNX file as an upscaler. How it is used is found out by using it: its axes, its scale, what black"
                    + " and white are, how far a pixel reaches.",
            "A test picture is upscaled and kept with it. What does not fit is refused with the reason."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo model import realesrgan.onnx --kind upscaler --name sharp",
            "  crescendo model import net.onnx --kind upscaler --name sharp --colours bgr --range 0,255"
        })
public final class ImportCommand implements Callable<Integer> {
    private static final long MAX_BYTES = 1L << 30;

    /** What a file may be. */
    enum Kind {
        UPSCALER
    }

    @Mixin
    private Target target;

    @Mixin
    private HintOptions said = new HintOptions();

    @Parameters(paramLabel = "FILE", description = "The ONNX file.")
    private Path file;

    @Option(names = "--kind", required = true, paramLabel = "KIND", description = "What it is: upscaler.")
    private Kind kind;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Of the model.")
    private Name name;

    @Override
    public Integer call() throws IOException {
        byte[] onnx = read();
        Probed probed = probed(onnx);
        UpscalerImport found = stored(onnx, probed);
        VersionManifest registered = target.registry().registerUpscaler(name, found);
        if (target.json()) {
            target.printJson(registered);
        } else {
            target.print(summary(registered, probed.spec()));
        }
        return ExitCode.OK;
    }

    private byte[] read() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Complaint.failed(file + ": no such file");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw Complaint.failed(file + " is longer than " + MAX_BYTES + " bytes");
        }
        return Files.readAllBytes(file);
    }

    private Probed probed(byte[] onnx) {
        try {
            OnnxRuntime runtime = new OnnxRuntime(Runtime.getRuntime().availableProcessors(), 1);
            return Probe.of(runtime, file.toString(), onnx, said.hints());
        } catch (UnusableNetwork refused) {
            throw Complaint.failed(refused.getMessage());
        }
    }

    private UpscalerImport stored(byte[] onnx, Probed probed) throws IOException {
        byte[] golden = probed.golden();
        byte[] samples = SamplePicture.png(probed);
        try (Store store = new Store(target.running().store())) {
            Blobs blobs = new Blobs(store.bucket());
            blobs.put(onnx);
            blobs.put(golden);
            blobs.put(samples);
        }
        Optional<Path> own = Optional.ofNullable(file.getFileName());
        return new UpscalerImport(
                ref(onnx, "application/octet-stream"),
                probed.spec(),
                probed.input(),
                probed.output(),
                ref(golden, "application/octet-stream"),
                1,
                ref(samples, "image/png"),
                own.map(path -> Map.of("file", path.toString())).orElse(Map.of()));
    }

    private static FileRef ref(byte[] bytes, String mediaType) {
        return new FileRef(Digest.of(bytes), bytes.length, mediaType);
    }

    static List<String> summary(VersionManifest registered, UpscalerSpec spec) {
        return List.of(
                registered.ref() + " is registered: " + spec.scale() + " times as large, "
                        + spec.colours().name().toLowerCase(Locale.ROOT) + ", "
                        + spec.layout().name().toLowerCase(Locale.ROOT),
                "  takes " + shown(spec.takes()) + ", gives " + shown(spec.gives()),
                "  a pixel reaches " + spec.overlap() + " pixels far"
                        + (spec.multiple() > 1 ? "; sides are multiples of " + spec.multiple() : ""),
                "  file " + registered.file(VersionManifest.UPSCALER).digest(),
                "use it: crescendo upscale PICTURE -o FOLDER --model " + registered.model());
    }

    private static String shown(UpscalerSpec.Values values) {
        return values.type() + " from " + values.black() + " (black) to " + values.white() + " (white)";
    }
}
