package crescendo.trainer.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Name;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.guard.Memory;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingStateTest {
    private static final Map<String, Tensor> TENSORS = Map.of("ema/4x4/bias", Tensor.of(new float[] {1, 2}, 2));

    @Test
    void isReadAsItWasWritten() {
        TrainingState state = new TrainingState(new Name("shirts"), 640, TENSORS);

        assertThat(TrainingState.decode(state.encode())).isEqualTo(state);
    }

    @Test
    void holdsWhatTheGuardRemembersBesideTheTensors() {
        Tensor memory = Memory.NONE.tensor();
        TrainingState state = new TrainingState(new Name("shirts"), 640, TENSORS, Optional.of(memory));

        TrainingState read = TrainingState.decode(state.encode());

        assertThat(read).isEqualTo(state);
        assertThat(read.tensors()).isEqualTo(TENSORS);
    }

    @Test
    void differsForTwoJobsOfOneRecipe() {
        byte[] one = new TrainingState(new Name("one"), 640, TENSORS).encode();
        byte[] two = new TrainingState(new Name("two"), 640, TENSORS).encode();

        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void refusesOtherSafetensors() {
        byte[] weights = Safetensors.encode(TENSORS);

        assertThatThrownBy(() -> TrainingState.decode(weights)).hasMessageStartingWith("not a training state");
    }
}
