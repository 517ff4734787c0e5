package crescendo.trainer.state;

import crescendo.client.blob.Blobs;
import crescendo.contracts.Digest;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.StateRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** States of one job in the bucket. */
public final class StateStore {
    private final Blobs blobs;
    private final Set<Digest> deleted = new HashSet<>();

    public StateStore(Blobs blobs) {
        this.blobs = blobs;
    }

    public StateRef put(TrainingState state) {
        byte[] bytes = state.encode();
        return new StateRef(state.imagesShown(), blobs.put(bytes), bytes.length);
    }

    /** @throws crescendo.client.blob.BlobDamaged where its bytes are not what was written */
    public TrainingState get(StateRef ref) {
        return TrainingState.decode(blobs.get(ref.digest(), ref.bytes()));
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
