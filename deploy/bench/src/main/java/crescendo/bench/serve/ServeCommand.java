package crescendo.bench.serve;

import crescendo.bench.Checkout;
import crescendo.bench.Faults;
import crescendo.bench.Memory;
import crescendo.bench.Output;
import crescendo.bench.sample.DirectRuntime;
import crescendo.bench.sample.FreshGenerator;
import crescendo.bench.sample.GeneratorOptions;
import crescendo.bench.sample.SamplingClient;
import crescendo.bench.workplace.Workplace;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.Name;
import crescendo.platform.service.Service;
import crescendo.platform.service.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Many clients that each want one image. */
@Command(
        name = "serve",
        description = {
            "Put the inference service under load: many clients with an image a request, runs joined and runs of one; then"
                    + " questions at 80 %% of what it can, at four times that, and newer versions meanwhile.",
            "The clients share the machine with the service."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo bench serve",
            "  crescendo bench serve --resolution 64 --fmap-base 2048 --fmap-max 128 --colours 3",
            "  crescendo bench serve --overload-seconds 60 --swaps 100 --json"
        })
public final class ServeCommand implements Callable<Integer> {
    private static final double SHARE = 0.8;
    private static final int OVERLOAD = 4;

    @Mixin
    private GeneratorOptions options = new GeneratorOptions();

    @Option(names = "--clients", defaultValue = "64", description = "Clients at once (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds of each kind (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "2", description = "Of a round (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "15",
            description = "Seconds of all clients before a service is timed (default: ${DEFAULT-VALUE}).")
    private double warmUp;

    @Option(
            names = "--queue",
            defaultValue = "72",
            description =
                    "Samples that the service takes on at once, somewhat more than clients (default: ${DEFAULT-VALUE}).")
    private int queue;

    @Option(
            names = "--overload-seconds",
            defaultValue = "60",
            description = "Of four times as many questions as it can answer (default: ${DEFAULT-VALUE}).")
    private double overloadSeconds;

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
        Map<String, String> shortQueue = Map.of("CRESCENDO_INFERENCE_MAX_QUEUED_SAMPLES", String.valueOf(queue));
        List<String> below = new ArrayList<>();
        try (DirectRuntime direct = new DirectRuntime(generator, onnx);
                Workplace workplace = Workplace.start(Checkout.home());
                S3Bucket bucket = workplace.bucket();
                ServiceProcess service = workplace.launch(Service.INFERENCE, shortQueue);
                Load load = new Load(service.address(), model)) {
            service.awaitReady();
            Swaps versions = new Swaps(workplace, bucket, model, generator, onnx);
            versions.publish(direct, 1);
            SamplingClient rest = new SamplingClient(service.address(), model);
            rest.awaitServing();
            LoadFigures joined = compared(workplace, model, load);
            output.doing("questions at " + Math.round(100 * SHARE) + " % of that");
            load.rate("its first moments", SHARE * joined.perSecond(), clients, seconds);
            rows.add(load.rate("80 % of that", SHARE * joined.perSecond(), clients, rounds * seconds));
            overload(load, service, joined, below);
            output.doing(swaps + " newer versions meanwhile");
            rows.add(versions.under(load, 4, swaps, direct, rest));
        }
        output.result(LoadFigures.table(rows), below, rows);
        return 0;
    }

    private LoadFigures compared(Workplace workplace, Name model, Load load) {
        try (Rivals rivals = Rivals.launch(workplace, model, delays, this::warmUp)) {
            output.doing(clients + " clients, runs joined and runs of one, in turns");
            List<LoadFigures> joined = new ArrayList<>();
            warmUp(load);
            for (int round = 0; round < rounds; round++) {
                joined.add(load.crowd("joined, " + clients + " clients", clients, seconds));
                rivals.round(clients, seconds);
            }
            LoadFigures median = LoadFigures.median(joined);
            rows.add(median);
            rows.addAll(rivals.medians());
            return median;
        }
    }

    private void warmUp(Load load) {
        load.crowd("warm-up", clients, warmUp);
    }

    private void overload(Load load, ServiceProcess service, LoadFigures joined, List<String> below) {
        long pid = service.process().pid();
        long before = Memory.heldMiB(pid);
        output.doing(OVERLOAD + " times as many questions as it can answer, " + overloadSeconds + " s");
        rows.add(load.rate("4 times that", OVERLOAD * joined.perSecond(), clients, overloadSeconds));
        below.add("memory held before and after the overload: " + before + " and " + Memory.heldMiB(pid) + " MiB");
    }

    private void refuseWrong() {
        Faults faults = new Faults();
        options.refuse(faults);
        faults.outside("--clients", clients, 1, 256);
        faults.outside("--rounds", rounds, 1, 1000);
        faults.outside("--queue", queue, 1, 65536);
        faults.outside("--swaps", swaps, 0, 10000);
        faults.unless(seconds >= 0.01 && seconds <= 60, "--seconds", seconds, "0.01 to 60");
        faults.unless(warmUp >= 0 && warmUp <= 600, "--warm-up", warmUp, "0 to 600");
        faults.unless(
                overloadSeconds >= 0.01 && overloadSeconds <= 600,
                "--overload-seconds",
                overloadSeconds,
                "0.01 to 600");
        faults.complain();
    }
}
