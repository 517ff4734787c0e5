package crescendo.bench.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.bench.Spoken;
import crescendo.contracts.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    private static final String[] SMALL = {"--batch", "4", "--steps", "2", "--warmup", "1", "--fmap-max", "8"};

    private static Spoken train(String... more) {
        List<String> args = new java.util.ArrayList<>(List.of("train"));
        args.addAll(List.of(SMALL));
        args.addAll(List.of(more));
        return Spoken.by(args.toArray(String[]::new));
    }

    @Test
    void saysOneResolutionAsOneObjectOfThreeNumbers() {
        Spoken spoken = train("--resolution", "4", "--json");

        JsonNode figures = Json.tree(spoken.out().getBytes(StandardCharsets.UTF_8));
        assertThat(figures.fieldNames()).toIterable().containsExactly("imagesPerSecond", "stepMillis", "peakRssMiB");
        assertThat(figures)
                .allSatisfy(figure -> assertThat(figure.doubleValue()).isPositive());
        assertThat(figures.get("imagesPerSecond").doubleValue()
                        * figures.get("stepMillis").doubleValue())
                .as("images/s are the batch over the step's seconds")
                .isCloseTo(4 * 1000, org.assertj.core.data.Percentage.withPercentage(1));
    }

    @Test
    void saysSeveralResolutionsAsATableWithARowEach() {
        Spoken spoken = train(
                "--resolutions",
                "4,8",
                "--objective",
                "hinge",
                "--comparison",
                "relativistic-average",
                "--penalty-every",
                "2");

        assertThat(spoken.exitCode()).isZero();
        assertThat(spoken.out().lines()).hasSize(3);
        assertThat(spoken.out())
                .startsWith("resolution  batch  objective")
                .contains("hinge, relativistic-average, r1 every 2");
    }

    @Test
    void writesAStepAsAChromeTrace(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("step.json");

        Spoken spoken = train("--resolution", "4", "--precision", "bfloat16", "--profile", file.toString());

        assertThat(spoken.exitCode()).isZero();
        assertThat(Json.tree(Files.readAllBytes(file)).get("traceEvents").findValuesAsText("name"))
                .contains("ResourceApplyAdam")
                .anySatisfy(kind -> assertThat(kind).contains("Conv2D"));
    }

    @Test
    void namesEveryOptionThatIsWrongWithItsValueAndWhatIsAllowed() {
        Spoken spoken = train("--resolution", "48", "--colours", "2", "--threads", "0");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err().lines())
                .containsExactly(
                        "crescendo: --resolution: 48 is not allowed; use one of 4, 8, 16, 32 … 1024",
                        "--threads: 0 is not allowed; use 1 to 256",
                        "--colours: 2 is not allowed; use 1 for grey or 3 for RGB");
    }

    @Test
    void refusesAnObjectiveAsARecipeDoes() {
        Spoken spoken = train("--objective", "saturating", "--comparison", "relativistic", "--penalty", "r3");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err())
                .contains("recipe.objective.comparison: relativistic is not allowed with the saturating loss")
                .contains("recipe.objective.penalty.kind: \"r3\"")
                .contains("r1-and-r2");
    }

    @Test
    void refusesFewerStepsThanOneRoundOfThePenalty() {
        Spoken spoken = train("--objective", "non-saturating", "--penalty-every", "8");

        assertThat(spoken.err()).contains("--steps: 2 is not allowed; use 8 to 100000");
    }
}
