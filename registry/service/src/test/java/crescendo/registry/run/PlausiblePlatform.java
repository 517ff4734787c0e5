package crescendo.registry.run;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.job.JobLog;
import crescendo.client.job.Jobs;
import crescendo.client.log.EventLog;
import crescendo.client.log.Topics;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.platform.EmbeddedPlatform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A platform with a past and a running job, for looking at the dashboard: run it with a folder, and start the service
 * with the environment that it prints.
 */
public final class PlausiblePlatform {
    private static final long NOW = 93_500;
    private static final int SLOWLY = 1;

    private PlausiblePlatform() {}

    public static void main(String[] args) throws InterruptedException {
        try (EmbeddedPlatform platform = EmbeddedPlatform.start(Path.of(args[0]));
                Topics topics = new Topics(platform.bootstrapServers());
                EventLog events = new EventLog(platform.bootstrapServers(), "/crescendo/plausible")) {
            topics.ensure();
            S3Bucket bucket = S3Bucket.at(BucketAddress.from(platform.store().asEnvironment()));
            bucket.ensureExists();
            PlausibleRun fashion = past(bucket, events);
            platform.store()
                    .asEnvironment()
                    .forEach((name, value) -> System.out.println("export " + name + "=" + value));
            System.out.println("export KAFKA_BOOTSTRAP_SERVERS=" + platform.bootstrapServers());
            for (long shown = NOW; shown < fashion.schedule().totalImages(); shown += 250) {
                events.tell(fashion.progress(shown));
                if (fashion.checkpoints().contains(shown)) {
                    int versions = fashion.checkpoints().indexOf(shown) + 1;
                    fashion.checkpoint(2 + versions, shown, versions).forEach(events::send);
                }
                TimeUnit.SECONDS.sleep(SLOWLY);
            }
            Thread.currentThread().join();
        }
    }

    private static PlausibleRun past(S3Bucket bucket, EventLog events) {
        Blobs blobs = new Blobs(bucket);
        UnaryOperator<byte[]> kept = content -> {
            blobs.put(content);
            return content;
        };
        PlausibleRun fashion = PlausibleRun.of("fashion", kept);
        events.send(new CheckpointPublished(1, fashion.classifierManifest()));
        events.send(fashion.classifierJob());
        PlausibleRun first = PlausibleRun.of("fashion-first-try", kept);
        send(events, bucket, first, first.until(first.schedule().totalImages()));
        PlausibleRun broken = PlausibleRun.of("too-fast", kept);
        send(
                events,
                bucket,
                broken,
                List.of(broken.changed(1, "waiting", 0, 0), broken.changed(2, "failed", 9_650, 1)));
        PlausibleRun next = PlausibleRun.of("fashion-mirrored", kept);
        send(events, bucket, next, List.of(next.changed(1, "waiting", 0, 0)));
        send(events, bucket, fashion, fashion.until(NOW));
        return fashion;
    }

    private static void send(EventLog events, S3Bucket bucket, PlausibleRun run, List<Event> happened) {
        JobLog log = new Jobs(bucket).log(run.job());
        log.append(1, new LogEntry.Accepted("nonce", run.recipe()));
        happened.stream()
                .mapToLong(event -> event instanceof TrainingProgress progress ? progress.step() : 0)
                .max()
                .stream()
                .filter(steps -> steps > 0)
                .forEach(steps -> {
                    log.append(2, new LogEntry.Claimed("nonce", 1, "trainer-1", new Pins(Map.of(), Map.of())));
                    log.append(3, new PlausibleSteps(run, new Blobs(bucket)).state(1, steps));
                });
        happened.stream().filter(event -> !(event instanceof TrainingProgress)).forEach(events::send);
    }
}
