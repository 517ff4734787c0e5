package crescendo.registry.run;

import crescendo.client.Nonce;
import crescendo.client.blob.Blobs;
import crescendo.client.step.StepPacker;
import crescendo.contracts.Digest;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.StateRef;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.step.Split;
import crescendo.contracts.step.StepRow;
import java.util.Optional;

/** The steps of a run, recorded with states that nobody resumes from. */
public record PlausibleSteps(PlausibleRun run, Blobs blobs) {
    /** An entry of the run's log. */
    public LogEntry state(long first, long last) {
        StepPacker packer = new StepPacker();
        for (long step = first; step <= last; step++) {
            packer.add(step, row(step).line());
        }
        StateRef state = new StateRef(50 * last, Digest.of(new byte[0]), 0);
        return new LogEntry.State(Nonce.next(), 1, state.after(packer.take().map(steps -> steps.put(blobs))));
    }

    /** What a step found, and took on a machine that is slow every now and then. */
    public StepRow row(long step) {
        Position reached = run.schedule().reached(50 * step);
        double speed = 8000.0 / reached.resolution() * (step % 97 == 0 ? 0.4 : 1);
        StepRow.Wall wall = new StepRow.Wall(
                1, 1_700_000_000_000L + step * 50, speed, new Split(0.01, 50 / speed, 0), Optional.of(812.5));
        return StepRow.of(reached, run.figures(50 * step), wall);
    }
}
