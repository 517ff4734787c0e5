package crescendo.trainer.state;

import crescendo.client.blob.BlobDamaged;
import crescendo.client.blob.Blobs;
import crescendo.client.step.PackedSteps;
import crescendo.contracts.Digest;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.StateRef;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** States of one job in the bucket. */
public final class StateStore {
    private static final Logger LOG = Logger.getLogger(StateStore.class);

    private final Blobs blobs;
    private final Set<Digest> deleted = new HashSet<>();

    public StateStore(Blobs blobs) {
        this.blobs = blobs;
    }

    public StateRef put(TrainingState state) {
        byte[] bytes = state.encode();
        return new StateRef(state.imagesShown(), blobs.put(bytes), bytes.length);
    }

    /** @param steps that led here from the state before: a blob of their own, which outlives this state's */
    public StateRef put(TrainingState state, Optional<PackedSteps> steps) {
        return put(state).after(steps.map(packed -> packed.put(blobs)));
    }

    /** @throws crescendo.client.blob.BlobDamaged where its bytes are not what was written */
    public TrainingState get(StateRef ref) {
        return TrainingState.decode(blobs.get(ref.digest(), ref.bytes()));
    }

    /**
     * The newest state that is sound. What is damaged is deleted: training comes by that point again, and writes it anew.
     *
     * @param log of the job, as its owner knows it
     * @return nothing where there is none: the job begins anew, which ends in the same weights
     */
    public Optional<TrainingState> newest(List<LogEntry> log) {
        for (StateRef ref : StateRetention.kept(log)) {
            try {
                return Optional.of(get(ref));
            } catch (BlobDamaged e) {
                LOG.warnf("the state at %d images cannot be used: %s", ref.imagesShown(), e.getMessage());
                blobs.delete(ref.digest());
            }
        }
        return Optional.empty();
    }

    /** Deletes what nothing goes on from any more. */
    public void clean(List<LogEntry> log) {
        for (Digest digest : StateRetention.superfluous(log)) {
            if (deleted.add(digest)) {
                blobs.delete(digest);
            }
        }
    }
}
