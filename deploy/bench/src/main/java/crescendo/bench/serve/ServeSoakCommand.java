package crescendo.bench.serve;

import crescendo.bench.Checkout;
import crescendo.bench.Faults;
import crescendo.bench.Output;
import crescendo.bench.sample.DirectRuntime;
import crescendo.bench.sample.FreshGenerator;
import crescendo.bench.sample.GeneratorOptions;
import crescendo.bench.sample.Publication;
import crescendo.bench.sample.SamplingClient;
import crescendo.bench.upscale.BroughtUpscaler;
import crescendo.bench.upscale.UpscalingClient;
import crescendo.bench.workplace.Workplace;
import crescendo.cli.Complaint;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.Name;
import crescendo.measure.upscaler.Hints;
import crescendo.platform.service.Service;
import crescendo.platform.service.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks the inference service again and again, and watches what it holds. */
@Command(
        name = "soak-serve",
        description = {
            "Ask the inference service for images again and again, and for a larger picture now and then, and see what"
                    + " it holds meanwhile: live objects after all garbage was collected, and resident memory.",
            "Fails where live objects grow by more than 2 MiB from the first row to the last, or a request fails."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo bench soak-serve --upscaler upscaler.onnx",
            "  crescendo bench soak-serve --requests 20000 --every 2000 --json"
        })
public final class ServeSoakCommand implements Callable<Integer> {
    private static final int CLIENTS = 32;
    private static final int PICTURES = 10;
    private static final int SIDE = 96;
    private static final int TILE = 64;

    @Mixin
    private GeneratorOptions options = new GeneratorOptions();

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "100000",
            description = "For an image each (default: ${DEFAULT-VALUE}).")
    private int requests;

    @Option(
            names = "--every",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Requests from one look to the next (default: ${DEFAULT-VALUE}).")
    private int every;

    @Option(
            names = "--upscaler",
            paramLabel = "FILE",
            description =
                    "An ONNX file that makes " + PICTURES + " pictures larger before each look; none where absent.")
    private Optional<Path> upscaler = Optional.empty();

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        refuseWrong();
        Optional<BroughtUpscaler> brought =
                upscaler.isPresent() ? Optional.of(BroughtUpscaler.of(upscaler.get(), Hints.NONE)) : Optional.empty();
        FreshGenerator generator = options.generator();
        byte[] onnx = generator.onnx();
        Name model = Name.of("soak");
        output.doing("starting the platform and the inference service");
        List<KeptFigures> rows = new ArrayList<>();
        try (DirectRuntime direct = new DirectRuntime(generator, onnx);
                Workplace workplace = Workplace.start(Checkout.home());
                S3Bucket bucket = workplace.bucket();
                ServiceProcess service = workplace.launchReady(Service.INFERENCE, Map.of());
                Load load = new Load(service.address(), model)) {
            Publication published = new Publication(model, generator, 1);
            published.publish(
                    onnx, direct.golden(Publication.GOLDEN_COUNT, Publication.GOLDEN_SEED), bucket, workplace);
            new SamplingClient(service.address(), model).awaitServing();
            UpscalingClient pictures = new UpscalingClient(service);
            if (brought.isPresent()) {
                brought.get().publish(bucket, workplace);
                pictures.awaitServing();
            }
            for (long asked = every; asked <= requests; asked += every) {
                ask(load);
                if (brought.isPresent()) upscale(pictures);
                rows.add(KeptFigures.now(asked, service.process().pid()));
                output.doing(asked + " requests: " + rows.get(rows.size() - 1).heapMiB() + " MiB of live objects");
            }
        }
        boolean flat = KeptFigures.flat(rows);
        output.result(KeptFigures.table(rows), List.of("live objects: " + (flat ? "flat" : "they grow")), rows);
        return flat ? 0 : 1;
    }

    private void ask(Load load) {
        LoadFigures met = load.crowdOf("soak", Math.min(CLIENTS, every), every);
        if (met.refused() + met.failed() > 0)
            throw Complaint.failed(met.refused() + " requests were refused, and " + met.failed() + " failed");
    }

    private static void upscale(UpscalingClient pictures) {
        byte[] png = UpscalingClient.picture(SIDE);
        for (int i = 0; i < PICTURES; i++) pictures.upscale(png, TILE, "png");
    }

    private void refuseWrong() {
        Faults faults = new Faults();
        options.refuse(faults);
        faults.outside("--requests", requests, 2, 100_000_000);
        upscaler.ifPresent(file -> faults.unless(Files.isRegularFile(file), "--upscaler", file, "an ONNX file"));
        faults.unless(every >= 1 && every <= requests / 2, "--every", every, "1 to half of --requests");
        faults.complain();
    }
}
