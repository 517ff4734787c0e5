package crescendo.bench.sample;

import crescendo.bench.Checkout;
import crescendo.bench.Faults;
import crescendo.bench.Output;
import crescendo.bench.workplace.Workplace;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.Name;
import crescendo.platform.service.Service;
import crescendo.platform.service.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sampling over REST against ONNX Runtime called directly. */
@Command(
        name = "sample",
        description = {
            "Time sampling from the inference service, in a process of its own, and from ONNX Runtime called directly on the"
                    + " same file with the same threads (one a run), in turns in one run.",
            "Raw bytes, a PNG grid, a zip of PNGs; the medians of the rounds. The clients share the machine with the"
                    + " service."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo bench sample",
            "  crescendo bench sample --resolution 64 --fmap-base 2048 --fmap-max 128 --colours 3 --counts 1,8,64",
            "  crescendo bench sample --clients 1,2,8 --rounds 9 --json"
        })
public final class SampleCommand implements Callable<Integer> {
    @Mixin
    private GeneratorOptions options = new GeneratorOptions();

    @Option(
            names = "--counts",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,32",
            description = "Images a request (default: ${DEFAULT-VALUE}).")
    private List<Integer> counts;

    @Option(
            names = "--clients",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,4",
            description = "How many ask at once (default: ${DEFAULT-VALUE}).")
    private List<Integer> clients;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "After one that does not count (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "0.5",
            description = "For each way in each round (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        refuseWrong();
        FreshGenerator generator = options.generator();
        byte[] onnx = generator.onnx();
        Name model = Name.of("bench");
        output.doing("starting the platform and the inference service; a generator of " + generator.described());
        try (DirectRuntime direct = new DirectRuntime(generator, onnx);
                Workplace workplace = Workplace.start(Checkout.home());
                S3Bucket bucket = workplace.bucket();
                ServiceProcess service = workplace.launch(Service.INFERENCE)) {
            service.awaitReady();
            new Publication(model, generator, 1)
                    .publish(onnx, direct.golden(Publication.GOLDEN_COUNT, Publication.GOLDEN_SEED), bucket, workplace);
            SamplingClient rest = new SamplingClient(service.address(), model);
            rest.awaitServing();
            List<SampleFigures> rows = measured(new Contest(direct, rest, rounds, seconds));
            output.result(SampleFigures.table(rows), rows);
        }
        return 0;
    }

    private List<SampleFigures> measured(Contest contest) {
        contest.refuseDifference();
        List<SampleFigures> rows = new ArrayList<>();
        for (int count : counts)
            for (int crowd : clients) {
                output.doing(count + " images a request, " + crowd + " clients");
                rows.addAll(contest.figures(count, crowd));
            }
        return rows;
    }

    private void refuseWrong() {
        Faults faults = new Faults();
        options.refuse(faults);
        counts.forEach(count -> faults.outside("--counts", count, 1, 1024));
        clients.forEach(crowd -> faults.outside("--clients", crowd, 1, 64));
        faults.outside("--rounds", rounds, 1, 1000);
        faults.unless(seconds >= 0.01 && seconds <= 60, "--seconds", seconds, "0.01 to 60");
        faults.complain();
    }
}
