package crescendo.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.cli.ExitCode;
import crescendo.cli.Spoken;
import crescendo.cli.up.Running;
import crescendo.client.blob.Blobs;
import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.job.JobLog;
import crescendo.client.job.Jobs;
import crescendo.client.step.StepPacker;
import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.job.StateRef;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.step.Split;
import crescendo.contracts.step.StepRow;
import crescendo.platform.EmbeddedPlatform;
import crescendo.platform.SharedPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsCommandTest {
    private static final Name JOB = new Name("stepping");

    @TempDir
    Path data;

    @BeforeEach
    void aJobOfTwoStates() throws IOException {
        EmbeddedPlatform platform = SharedPlatform.get();
        Running running =
                new Running(ProcessHandle.current().pid(), platform.bootstrapServers(), platform.store(), Map.of());
        Files.writeString(data.resolve("platform.json"), Json.pretty(running));
        try (S3Bucket bucket = S3Bucket.at(BucketAddress.from(platform.store().asEnvironment()))) {
            bucket.ensureExists();
            record(new Jobs(bucket).log(JOB), new Blobs(bucket));
        }
    }

    @Test
    void printsALineForEachStep() {
        Spoken spoken = steps("stepping");

        assertThat(spoken.err()).isEmpty();
        assertThat(spoken.out().lines()).containsExactlyElementsOf(lines(1, 5));
    }

    @Test
    void writesLinesAndEventsToAFolder() throws IOException {
        Path folder = data.resolve("out/run");

        Spoken spoken = steps("stepping", "-o", folder.toString());

        assertThat(spoken.out()).contains("5 steps of stepping");
        assertThat(Files.readAllLines(folder.resolve("steps.jsonl"))).containsExactlyElementsOf(lines(1, 5));
        assertThat(names(folder)).hasSize(2).anyMatch(name -> name.startsWith("events.out.tfevents."));
    }

    @Test
    void writesOnlyTheFormatThatIsAskedFor() throws IOException {
        Path folder = data.resolve("only");

        Spoken spoken = steps("stepping", "--format", "tensorboard", "-o", folder.toString(), "--json");

        assertThat(Json.tree(spoken.out().getBytes(StandardCharsets.UTF_8))
                        .path("steps")
                        .asLong())
                .isEqualTo(5);
        assertThat(names(folder)).hasSize(1).allMatch(name -> name.startsWith("events.out.tfevents."));
    }

    @Test
    void saysWhatIsAllowed() {
        assertThat(steps("stepping", "--format", "csv").err()).contains("JSONL, TENSORBOARD");
        assertThat(steps("stepping", "--format", "tensorboard").err()).contains("say with -o where they go");
        assertThat(steps("nobody").err()).contains("there is no job nobody");
        assertThat(steps("nobody").exitCode()).isEqualTo(ExitCode.NOT_FOUND);
    }

    private Spoken steps(String... more) {
        return Spoken.by(Stream.concat(Stream.of("steps", "--data-dir", data.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private static void record(JobLog log, Blobs blobs) {
        if (!log.read().isEmpty()) {
            return;
        }
        Recipe recipe = Recipe.parse("{\"data\":{\"train\":\"cats\"}}".getBytes(StandardCharsets.UTF_8), JOB);
        log.append(1, new LogEntry.Accepted("a", recipe));
        log.append(2, new LogEntry.Claimed("b", 1, "worker", new Pins(Map.of(), Map.of())));
        log.append(3, state("c", 1, 2, blobs));
        log.append(4, state("d", 3, 5, blobs));
    }

    private static LogEntry state(String nonce, long first, long last, Blobs blobs) {
        StepPacker packer = new StepPacker();
        LongStream.rangeClosed(first, last)
                .forEach(step -> packer.add(step, row(step).line()));
        StateRef ref = new StateRef(8 * last, Digest.of(new byte[0]), 0);
        return new LogEntry.State(nonce, 1, ref.after(packer.take().map(steps -> steps.put(blobs))));
    }

    private static List<String> lines(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(step -> new String(row(step).line(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static StepRow row(long step) {
        return new StepRow(
                step,
                8 * step,
                4,
                Phase.Kind.STABLE,
                1,
                Map.of("losses/generator", 0.5 * step),
                new StepRow.Wall(1, 1_700_000_000_000L + step, 64, new Split(0, 0.5, 0), Optional.empty()));
    }
}
