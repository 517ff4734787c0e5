package crescendo.registry.steps;

import crescendo.client.blob.Blobs;
import crescendo.client.job.Jobs;
import crescendo.client.step.JobSteps;
import crescendo.contracts.Name;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.StepsRef;
import crescendo.contracts.step.StepRow;
import crescendo.registry.refusal.Refused;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Every step of a job as a line of JSON. */
@Singleton
public class StepLines {
    private final Jobs jobs;
    private final JobSteps steps;

    StepLines(Jobs jobs, Blobs blobs) {
        this.jobs = jobs;
        this.steps = new JobSteps(blobs);
    }

    /**
     * All of them, before the first is sent: a blob that is damaged shall not end lines that look complete. The file that
     * holds them is gone once the stream is closed.
     *
     * @param from the first step that is wanted
     * @throws Refused where there is no such job
     */
    InputStream of(Name job, long from) throws IOException {
        List<LogEntry> log = jobs.log(job).read();
        if (log.isEmpty()) {
            throw Refused.unknown("job " + job);
        }
        Path file = Files.createTempFile("crescendo-steps", ".jsonl");
        try {
            try (OutputStream lines = new BufferedOutputStream(Files.newOutputStream(file))) {
                StepsRef.of(log).stream()
                        .filter(ref -> ref.lastStep() >= from)
                        .flatMap(steps::rows)
                        .filter(row -> row.step() >= from)
                        .forEach(row -> write(row, lines));
            }
            return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void write(StepRow row, OutputStream lines) {
        try {
            lines.write(row.line());
            lines.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
