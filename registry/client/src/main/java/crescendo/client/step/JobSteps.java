package crescendo.client.step;

import crescendo.client.blob.Blobs;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.StepsRef;
import crescendo.contracts.step.StepRow;
import java.util.List;
import java.util.stream.Stream;

/** What the steps of jobs found, as far as their logs have it: each step once, and none that training did not go on from. */
public final class JobSteps {
    private final Blobs blobs;

    public JobSteps(Blobs blobs) {
        this.blobs = blobs;
    }

    /**
     * All steps, read blob by blob: for {@code forEach}, since an iterator would hold the steps of a whole blob.
     *
     * @throws crescendo.client.blob.BlobDamaged at a blob whose bytes are not what was written
     */
    public Stream<StepRow> read(List<LogEntry> log) {
        return StepsRef.of(log).stream().flatMap(this::rows);
    }

    /** The steps of one blob. @throws crescendo.client.blob.BlobDamaged where its bytes are not what was written */
    public Stream<StepRow> rows(StepsRef ref) {
        return PackedSteps.unpack(blobs.get(ref.digest(), ref.bytes()));
    }
}
