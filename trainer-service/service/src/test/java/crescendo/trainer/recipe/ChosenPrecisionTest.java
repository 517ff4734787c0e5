package crescendo.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Name;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.trainer.device.Device;
import crescendo.trainer.device.Processor;
import crescendo.trainer.ops.tf.Precision;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChosenPrecisionTest {
    private static final Device CPU = new Device("cpu", "asked for");
    private static final Processor NARROW = new Processor(Set.of("avx512_bf16"));
    private static final Processor OLD = new Processor(Set.of("avx2"));

    @Test
    void aProcessorThatHasBfloat16TakesIt() {
        assertThat(ChosenPrecision.choices(program("auto"), CPU, NARROW))
                .containsEntry("execution.precision", "bfloat16");
        assertThat(ChosenPrecision.choices(program("auto"), CPU, OLD)).containsEntry("execution.precision", "full");
        assertThat(ChosenPrecision.choices(program("auto"), new Device("gpu", "seen"), NARROW))
                .containsEntry("execution.precision", "full");
    }

    @Test
    void aRecipeThatNamesItsPrecisionLeavesNoChoice() {
        assertThat(ChosenPrecision.choices(program("float16"), CPU, NARROW)).isEmpty();
        assertThat(of("float16", Map.of())).isEqualTo(Precision.FLOAT16);
        assertThat(of("bfloat16", Map.of())).isEqualTo(Precision.BFLOAT16);
        assertThat(of("full", Map.of())).isEqualTo(Precision.FULL);
    }

    @Test
    void whatWasChosenAtTheClaimIsKept() {
        assertThat(of("auto", ChosenPrecision.choices(program("auto"), CPU, NARROW)))
                .isEqualTo(Precision.BFLOAT16);
        assertThat(of("auto", ChosenPrecision.choices(program("auto"), CPU, OLD)))
                .isEqualTo(Precision.FULL);
        assertThatThrownBy(() -> of("auto", Map.of())).hasMessageContaining("recipe.execution.precision is auto");
    }

    private static Precision of(String precision, Map<String, String> choices) {
        return ChosenPrecision.of(program(precision), new Pins(Map.of(), Map.of(), choices));
    }

    private static Program.ProGan program(String precision) {
        String json = "{\"data\": {\"train\": \"cats\"}, \"execution\": {\"precision\": \"" + precision + "\"}}";
        Recipe recipe = Recipe.parse(json.getBytes(StandardCharsets.UTF_8), new Name("job"));
        return (Program.ProGan) recipe.program();
    }
}
