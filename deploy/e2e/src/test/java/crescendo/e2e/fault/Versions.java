package crescendo.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.blob.Blobs;
import crescendo.client.job.Jobs;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.e2e.stack.Stack;
import crescendo.e2e.stack.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a job has published, as its log, the bucket and the topic tell it. */
final class Versions {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private Versions() {}

    /**
     * Waits until a job has succeeded. Fails where a version was published twice, lacks its manifest, has a damaged file or
     * another number of events than one.
     *
     * @return digests of the weights by images shown
     */
    static Map<Long, Digest> ofFinished(Stack stack, String job) {
        assertThat(stack.awaitEnd(job, PATIENCE)).isInstanceOf(Job.Succeeded.class);
        Map<Long, Digest> weights = new TreeMap<>();
        List<VersionManifest> published = published(stack, job);
        for (VersionManifest version : published) {
            Digest before = weights.put(
                    version.at().imagesShown(),
                    version.file(VersionManifest.WEIGHTS).digest());
            assertThat(before)
                    .as("the version at %d images", version.at().imagesShown())
                    .isNull();
            assertThat(stack.models().version(version.ref())).contains(version);
            version.files().values().forEach(file -> requireSound(stack, file));
        }
        Waiting.until(
                "an event for each version",
                PATIENCE,
                () -> stack.checkpoints(job).size() == published.size());
        return weights;
    }

    private static void requireSound(Stack stack, FileRef file) {
        assertThat(new Blobs(stack.bucket()).get(file.digest(), file.bytes())).hasSize(Math.toIntExact(file.bytes()));
    }

    /** Fails where an object is there with other bytes than its name says. */
    static void requireNoDamagedBlob(Stack stack) {
        for (String key : stack.bucket().list("blobs/sha256/")) {
            stack.bucket().get(key).ifPresent(content -> assertThat(key)
                    .endsWith(Digest.of(content).hex()));
        }
    }

    /** Until each version is measured, once. */
    static void awaitMetrics(Stack stack, String job) {
        for (VersionManifest version : stack.checkpoints(job)) {
            Waiting.until(
                    "the metric of " + version.ref(),
                    PATIENCE,
                    () -> stack.metrics(version.ref()).size() == 1);
        }
    }

    static List<VersionManifest> published(Stack stack, String job) {
        return log(stack, job).stream()
                .filter(LogEntry.Published.class::isInstance)
                .map(entry -> ((LogEntry.Published) entry).manifest())
                .toList();
    }

    static long claims(Stack stack, String job) {
        return log(stack, job).stream()
                .filter(LogEntry.Claimed.class::isInstance)
                .count();
    }

    static List<LogEntry> log(Stack stack, String job) {
        return new Jobs(stack.bucket()).log(new Name(job)).read();
    }
}
