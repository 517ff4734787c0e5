package crescendo.trainer.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.Keys;
import crescendo.client.Nonce;
import crescendo.client.blob.BlobDamaged;
import crescendo.client.blob.Blobs;
import crescendo.client.bucket.Bucket;
import crescendo.contracts.Name;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.StateRef;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.world.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateStoreTest {
    private final Name job = new Name("state-" + Nonce.next());
    private final Blobs blobs = new Blobs(World.bucket());
    private final StateStore store = new StateStore(blobs);

    @Test
    void readsAStateThatIsLongerThanASmallObject() {
        int floats = (int) (Bucket.MAX_IN_MEMORY / Float.BYTES) + 1000;
        TrainingState state = state(64, floats);

        StateRef ref = store.put(state);

        assertThat(ref.bytes()).isGreaterThan(Bucket.MAX_IN_MEMORY);
        assertThat(store.get(ref).imagesShown()).isEqualTo(64);
        blobs.delete(ref.digest());
    }

    @Test
    void deletesWhatNothingGoesOnFrom() {
        List<StateRef> refs = List.of(store.put(state(1, 1)), store.put(state(2, 1)), store.put(state(3, 1)));

        store.clean(log(refs));

        assertThat(refs).extracting(ref -> blobs.contains(ref.digest())).containsExactly(false, true, true);
        assertThatThrownBy(() -> store.get(refs.get(0)))
                .isInstanceOf(BlobDamaged.class)
                .hasMessageContaining(refs.get(0).digest().hex());
    }

    @Test
    void fallsBackToTheStateBeforeWhereTheNewestIsDamaged() {
        List<StateRef> refs = List.of(store.put(state(1, 1)), store.put(state(2, 1)));
        damage(refs.get(1));

        assertThat(store.newest(log(refs))).contains(state(1, 1));
        assertThat(store.put(state(2, 1))).isEqualTo(refs.get(1));
        assertThat(store.get(refs.get(1))).as("written anew").isEqualTo(state(2, 1));
    }

    @Test
    void hasNoStateWhereAllAreDamagedOrMissing() {
        List<StateRef> refs = List.of(store.put(state(1, 1)), store.put(state(2, 1)));
        blobs.delete(refs.get(0).digest());
        damage(refs.get(1));

        assertThat(store.newest(log(refs))).isEmpty();
        assertThat(store.newest(List.of())).isEmpty();
    }

    private static void damage(StateRef ref) {
        World.bucket().put(Keys.blob(ref.digest()), new byte[(int) ref.bytes()]);
    }

    private static List<LogEntry> log(List<StateRef> refs) {
        return refs.stream()
                .<LogEntry>map(ref -> new LogEntry.State("n", 1, ref))
                .toList();
    }

    private TrainingState state(long imagesShown, int floats) {
        return new TrainingState(job, imagesShown, Map.of("w", Tensor.of(new float[floats], floats)));
    }
}
