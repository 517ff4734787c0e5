package crescendo.bench.measure;

import crescendo.bench.Checkout;
import crescendo.bench.Faults;
import crescendo.bench.Figure;
import crescendo.bench.Output;
import crescendo.bench.sample.FreshGenerator;
import crescendo.bench.sample.GeneratorOptions;
import crescendo.bench.workplace.Workplace;
import crescendo.cli.Complaint;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.log.EventLog;
import crescendo.client.log.LogView;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.Topic;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.MeasurePlan;
import crescendo.platform.service.Service;
import crescendo.platform.service.ServiceProcess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From a checkpoint's event to its last metric, as the metrics service in a process of its own does it. */
@Command(
        name = "measure",
        description = {
            "Publish checkpoints, each when the one before is measured, and time from the event to the last metric's event.",
            "The generator, the classifier and the reals are noise of the right shapes. The first checkpoint, which reads"
                    + " the reals, is told apart."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo bench measure",
            "  crescendo bench measure --metrics swd,is,fid,kid,precision-recall --count 4096 --json"
        })
public final class MeasureCommand implements Callable<Integer> {
    private static final long LIMIT_SECONDS = 600;
    private static final int REALS = 10_000;

    @Mixin
    private GeneratorOptions options = new GeneratorOptions();

    @Option(
            names = "--metrics",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "swd,is",
            description = "As a recipe names them (default: ${DEFAULT-VALUE}).")
    private List<String> metrics;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "2048",
            description = "Samples, and as many reals (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--checkpoints",
            paramLabel = "N",
            defaultValue = "40",
            description = "After one that does not count (default: ${DEFAULT-VALUE}).")
    private int checkpoints;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        refuseWrong();
        FreshGenerator generator = options.generator();
        output.doing("starting the platform and the metrics service; a generator of " + generator.described());
        BlockingQueue<String> recorded = new LinkedBlockingQueue<>();
        try (Workplace workplace = Workplace.start(Checkout.home());
                S3Bucket bucket = workplace.bucket();
                ServiceProcess service = workplace.launch(Service.METRICS);
                EventLog log = new EventLog(workplace.bootstrapServers(), "/crescendo/bench");
                LogView view = LogView.fromBeginning(
                        workplace.bootstrapServers(), Topic.METRICS, (key, value) -> recorded.add(key))) {
            FreshModels models = new FreshModels(bucket, generator, REALS);
            view.caughtUp().join();
            service.awaitReady();
            output.doing("measuring " + String.join(", ", metrics) + " of " + (checkpoints + 1) + " checkpoints");
            MeasureFigures figures = measured(models, log, recorded, new Parts(service.address()));
            output.result(figures.table(), figures);
        }
        return 0;
    }

    private MeasureFigures measured(FreshModels models, EventLog log, BlockingQueue<String> recorded, Parts parts) {
        MeasurePlan plan = new MeasurePlan(metrics, count, 1);
        double first = one(models.version(1, plan), log, recorded);
        Map<String, Double> before = parts.seconds();
        double[] seconds = new double[checkpoints];
        double all = 0;
        for (int i = 0; i < checkpoints; i++) all += seconds[i] = one(models.version(2 + i, plan), log, recorded);
        Map<String, Double> means = new LinkedHashMap<>();
        parts.seconds().forEach((part, sum) -> means.put(part, Figure.rounded((sum - before.get(part)) / checkpoints)));
        double told = means.values().stream().mapToDouble(Double::doubleValue).sum();
        means.put("other", Figure.rounded(all / checkpoints - told));
        return MeasureFigures.of(first, seconds, means);
    }

    /** @return seconds from the event's being sent to the last metric's being read */
    private double one(VersionManifest version, EventLog log, BlockingQueue<String> recorded) {
        long start = System.nanoTime();
        log.send(new CheckpointPublished(VersionManifest.SCHEMA_VERSION, version));
        try {
            for (int m = 0; m < metrics.size(); m++)
                if (recorded.poll(LIMIT_SECONDS, TimeUnit.SECONDS) == null)
                    throw Complaint.failed("no metric of " + version.ref() + " within " + LIMIT_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint(1, "interrupted while measuring", e);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void refuseWrong() {
        Faults faults = new Faults();
        options.refuse(faults);
        metrics.forEach(name -> faults.unless(
                KnownMetric.of(name).isPresent(), "--metrics", name, String.join(", ", KnownMetric.names())));
        faults.outside("--count", count, 64, REALS);
        faults.outside("--checkpoints", checkpoints, 1, 10_000);
        faults.complain();
    }
}
