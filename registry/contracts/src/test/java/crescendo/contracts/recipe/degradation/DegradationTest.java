package crescendo.contracts.recipe.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Json;
import crescendo.contracts.recipe.degradation.Degradation.Blur;
import crescendo.contracts.recipe.degradation.Degradation.Jpeg;
import crescendo.contracts.recipe.degradation.Degradation.Noise;
import crescendo.contracts.recipe.fault.Fault;
import crescendo.contracts.recipe.json.degradation.DegradationFields;
import crescendo.contracts.recipe.json.field.Fields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DegradationTest {
    private final List<Fault> faults = new ArrayList<>();

    private Degradation read(String json) {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return DegradationFields.read(new Fields("recipe.degradation", Json.tree(bytes), faults));
    }

    @Test
    void withoutAWordNothingHappensButTheShrinking() {
        assertThat(read("{}")).isEqualTo(Degradation.NONE);
        assertThat(new String(Json.write(Degradation.NONE), StandardCharsets.UTF_8))
                .isEqualTo("{}");
    }

    @Test
    void aStepThatIsNamedAndNoMoreIsTheUsualOne() {
        assertThat(read("{'blur': {}, 'noise': {}, 'jpeg': {}}"))
                .isEqualTo(new Degradation(Optional.of(Blur.USUAL), Optional.of(Noise.USUAL), Optional.of(Jpeg.USUAL)));
        assertThat(faults).isEmpty();
    }

    @Test
    void itIsWrittenComplete() {
        Degradation degradation = read("{'jpeg': {'quality': 75}, 'blur': {'chance': 0.5}}");

        assertThat(new String(Json.write(degradation), StandardCharsets.UTF_8))
                .isEqualTo("{\"blur\":{\"chance\":0.5,\"sigma\":[0.2,3.0]},"
                        + "\"jpeg\":{\"chance\":1.0,\"quality\":[75.0,75.0]}}");
    }

    @Property(tries = 50)
    void whatWasWrittenIsReadAsTheSame(
            @ForAll @DoubleRange(min = 0, max = 1) double chance,
            @ForAll @DoubleRange(min = 1, max = 10) double low,
            @ForAll @DoubleRange(min = 10, max = 100) double high) {
        Degradation degradation = new Degradation(
                Optional.of(new Blur(chance, new Range(low, low))),
                Optional.of(new Noise(chance, new Range(low, high))),
                Optional.of(new Jpeg(chance, new Range(low, high))));

        assertThat(read(new String(Json.write(degradation), StandardCharsets.UTF_8)))
                .isEqualTo(degradation);
        assertThat(Json.read(Json.write(degradation), Degradation.class)).isEqualTo(degradation);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'blur': {'sigma': [3, 1]}}; recipe.degradation.blur.sigma; [3,1] is not allowed",
                "{'blur': {'sigma': [1]}}; recipe.degradation.blur.sigma; [1] is not allowed",
                "{'noise': {'sigma': 1e999}}; recipe.degradation.noise.sigma; is not allowed",
                "{'noise': {'sigma': 'much'}}; recipe.degradation.noise.sigma; \"much\" is not allowed",
                "{'jpeg': {'quality': [0, 50]}}; recipe.degradation.jpeg.quality; [0,50] is not allowed",
                "{'jpeg': {'chance': 1.5}}; recipe.degradation.jpeg.chance; 1.5 is not allowed",
                "{'jpeg': 75}; recipe.degradation.jpeg; 75 is not an object",
                "{'jpg': {}}; recipe.degradation.jpg; unknown field",
                "{'blur': {'radius': 2}}; recipe.degradation.blur.radius; unknown field"
            })
    void whatIsWrongIsNamedWithWhereItStands(String json, String path, String problem) {
        read(json);

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(path);
            assertThat(fault.problem()).contains(problem);
        });
    }

    @Test
    void aRangeIsExplainedWithItsBounds() {
        read("{'jpeg': {'quality': [0, 50]}}");

        assertThat(faults.get(0).allowed())
                .isEqualTo("use a number from 1 to 100, or two of them, the smaller one first");
    }

    @Test
    void recordsRefuseWhatNoRecipeMaySay() {
        assertThatThrownBy(() -> new Blur(1, new Range(0, 11)))
                .hasMessageStartingWith("blur.sigma: 0.0 to 11.0 is not allowed");
        assertThatThrownBy(() -> new Jpeg(Double.NaN, Jpeg.USUAL.quality())).hasMessageStartingWith("jpeg.chance: NaN");
        assertThatThrownBy(() -> new Range(1, Double.NaN)).hasMessageContaining("NaN");
    }
}
