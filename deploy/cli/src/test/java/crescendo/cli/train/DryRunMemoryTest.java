package crescendo.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.ExitCode;
import crescendo.cli.Spoken;
import crescendo.contracts.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunMemoryTest {
    @TempDir
    Path folder;

    private Spoken dryRun(String minibatch, String... more) throws IOException {
        Path recipe = folder.resolve("r.json");
        Files.writeString(
                recipe,
                "{\"data\": {\"train\": \"x\"}, \"network\": {\"fmapMax\": 64}, \"schedule\": {\"from\": 32, \"resolution\": 32,"
                        + " \"stableImages\": 20480, \"minibatch\": " + minibatch + "}}");
        String[] args = new String[3 + more.length];
        System.arraycopy(new String[] {"train", recipe.toString(), "--dry-run"}, 0, args, 0, 3);
        System.arraycopy(more, 0, args, 3, more.length);
        return Spoken.by(args);
    }

    @Test
    void showsThePartsThatATrainerWouldChoose() throws IOException {
        Spoken spoken = dryRun("\"auto\"", "--memory", "1000MiB", "--json");

        JsonNode stage =
                Json.tree(spoken.out().getBytes(StandardCharsets.UTF_8)).at("/plan/0");
        assertThat(spoken.exitCode()).as(spoken.err()).isZero();
        assertThat(stage.get("minibatch").intValue()).isEqualTo(64);
        assertThat(stage.get("imagesAtOnce").intValue()).isBetween(4, 32);
        assertThat(stage.get("peakMiB").intValue()).isLessThanOrEqualTo(1000);
    }

    @Test
    void saysThatATrainerWouldRefuseIt() throws IOException {
        Spoken spoken = dryRun("2048", "--memory", "1GiB");

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(spoken.out())
                .contains("a trainer here would refuse it: recipe.schedule: at 32×32, 2048 images at once")
                .contains("there are 1024; \"minibatch\": \"auto\" would train");
    }

    @Test
    void plansTheMinibatchForSeveralDevicesFromWhatOneWasMeasuredToDo() throws IOException {
        Path figure = folder.resolve("bench.json");
        Files.writeString(figure, "[{\"resolution\": 32, \"batch\": 16, \"imagesPerSecond\": 128.0}]");

        Spoken spoken =
                dryRun("2048", "--devices", "1,8,64,3", "--device-memory", "4GiB", "--figure", figure.toString());

        assertThat(spoken.out()).as(spoken.err()).contains("2,048 images a step at 32²", "128 images/s as measured");
        assertThat(spoken.out().lines().filter(line -> line.trim().startsWith("1 ")))
                .as("16 s a step on one")
                .anyMatch(line -> line.contains("16.00") && line.contains("225.0"));
        assertThat(spoken.out()).contains("not possible");
    }

    @Test
    void namesAFigureThatIsMissing() throws IOException {
        Path figure = folder.resolve("bench.json");
        Files.writeString(figure, "[{\"resolution\": 64, \"batch\": 16, \"imagesPerSecond\": 128.0}]");

        Spoken spoken = dryRun("2048", "--devices", "8", "--figure", figure.toString());

        assertThat(spoken.err())
                .contains("has no images/s at 32; measure them: ./crescendo bench train --resolutions 32");
    }

    @Test
    void namesASizeThatIsNone() throws IOException {
        assertThat(dryRun("64", "--memory", "much").err()).contains("'much' is no size; write it as 16GiB or 512MiB");
    }
}
