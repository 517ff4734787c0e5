package crescendo.bench.serve;

import crescendo.bench.Checkout;
import crescendo.bench.Faults;
import crescendo.bench.Memory;
import crescendo.bench.Output;
import crescendo.bench.sample.DirectRuntime;
import crescendo.bench.sample.FreshGenerator;
import crescendo.bench.sample.GeneratorOptions;
import crescendo.bench.sample.SamplingClient;
import crescendo.bench.workplace.CoreOptions;
import crescendo.bench.workplace.Workplace;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.Name;
import crescendo.platform.service.Service;
import crescendo.platform.service.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Many clients that each want one image. */
@Command(
        name = "serve",
        description = {
            "ONNX Runtime alone; then the inference service under load: many clients with an image a request, runs joined and runs of one,"
                    + " with a core each and with all cores one after the other;"
                    + " then questions at 80 %% of what it can, at four times that, and newer versions meanwhile.",
            "The clients share the machine with the service; --service-cpus and --client-cpus part them."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo bench serve",
            "  crescendo bench serve --service-cpus 0 --client-cpus 1 --arrivals random",
            "  crescendo bench serve --resolution 64 --fmap-base 2048 --fmap-max 128 --colours 3",
            "  crescendo bench serve --overload-seconds 60 --swaps 100 --json"
        })
public final class ServeCommand implements Callable<Integer> {
    private static final double SHARE = 0.8;
    private static final int OVERLOAD = 4;

    @Mixin
    private GeneratorOptions options = new GeneratorOptions();

    @Mixin
    private LoadOptions pressure = new LoadOptions();

    @Mixin
    private CoreOptions cores = new CoreOptions();

    @Option(
            names = "--max-wait",
            paramLabel = "MS",
            description =
                    "Milliseconds that the service lets anybody wait for their turn, from 80 %% on; the median of all"
                            + " clients where absent, so that these would have room at once.")
    private Optional<Integer> maxWait = Optional.empty();

    @Option(names = "--swaps", defaultValue = "100", description = "Newer versions (default: ${DEFAULT-VALUE}).")
    private int swaps;

    @Option(
            names = "--delays",
            split = ",",
            description = "Further services to compare, which wait so many milliseconds for others to share a run.")
    private List<Integer> delays = List.of();

    @Mixin
    private Output output;

    private final List<LoadFigures> rows = new ArrayList<>();

    @Override
    public Integer call() {
        refuseWrong();
        FreshGenerator generator = options.generator();
        byte[] onnx = generator.onnx();
        Name model = Name.of("bench");
        output.doing("starting the platform and the inference service; a generator of " + generator.described());
        List<String> below = new ArrayList<>(List.of(cores.described()));
        try (DirectRuntime direct = new DirectRuntime(generator, onnx);
                Workplace workplace = Workplace.start(Checkout.home(), cores);
                S3Bucket bucket = workplace.bucket()) {
            Swaps versions = new Swaps(workplace, bucket, model, generator, onnx);
            versions.publish(direct, 1);
            alone(direct);
            LoadFigures joined = compared(workplace, model);
            press(workplace, model, versions, direct, joined, below);
        }
        output.result(LoadFigures.table(rows), below, rows);
        return 0;
    }

    private void alone(DirectRuntime direct) {
        Alone alone = new Alone(Runtime.getRuntime().availableProcessors(), () -> direct.images(1, 1));
        output.doing("ONNX Runtime alone");
        alone.crowd("warm-up", 1);
        LoadFigures all = alone.crowd("ONNX Runtime alone", pressure.allSeconds());
        rows.add(all);
        rows.add(alone.rate("80 % of that, alone", SHARE * all.perSecond(), pressure.allSeconds()));
    }

    private LoadFigures compared(Workplace workplace, Name model) {
        try (Rivals rivals = Rivals.launch(workplace, model, delays, pressure)) {
            output.doing(pressure.clients() + " clients, runs joined and runs of one, in turns");
            for (int round = 0; round < pressure.rounds(); round++) rivals.round();
            List<LoadFigures> medians = rivals.medians();
            rows.addAll(medians);
            return medians.get(0);
        }
    }

    private void press(
            Workplace workplace,
            Name model,
            Swaps versions,
            DirectRuntime direct,
            LoadFigures joined,
            List<String> below) {
        long wait = maxWait.orElse((int) Math.ceil(joined.medianMillis()));
        below.add("from 80 % on nobody waits longer than " + wait + " ms for their turn");
        Map<String, String> settings = Map.of("CRESCENDO_INFERENCE_MAX_WAIT", "PT" + wait / 1000.0 + "S");
        try (ServiceProcess service = workplace.launchReady(Service.INFERENCE, settings);
                Load load = new Load(service.address(), model)) {
            SamplingClient rest = new SamplingClient(service.address(), model);
            rest.awaitServing();
            pressure.warmUp(load);
            output.doing("questions at " + Math.round(100 * SHARE) + " % of that");
            rows.add(pressure.rate(load, "80 % of that", SHARE * joined.perSecond()));
            overload(load, service, joined, below);
            output.doing(swaps + " newer versions meanwhile");
            rows.add(versions.under(load, 4, swaps, direct, rest));
        }
    }

    private void overload(Load load, ServiceProcess service, LoadFigures joined, List<String> below) {
        long pid = service.process().pid();
        long before = Memory.heldMiB(pid);
        output.doing(OVERLOAD + " times as many questions as it can answer, " + pressure.overloadSeconds() + " s");
        rows.add(pressure.overload(load, "4 times that", OVERLOAD * joined.perSecond()));
        below.add("memory held before and after the overload: " + before + " and " + Memory.heldMiB(pid) + " MiB");
    }

    private void refuseWrong() {
        Faults faults = new Faults();
        options.refuse(faults);
        pressure.refuse(faults);
        maxWait.ifPresent(millis -> faults.outside("--max-wait", millis, 1, 60_000));
        faults.outside("--swaps", swaps, 0, 10000);
        cores.refuse(faults);
        faults.complain();
    }
}
