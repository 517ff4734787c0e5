package crescendo.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.bench.Spoken;
import crescendo.contracts.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthCommandTest {
    @TempDir
    private Path folder;

    @Test
    void trainsBothSchedulesToTheSameNumberOfImages() throws Exception {
        Path drawing = folder.resolve("growth.svg");

        Spoken spoken = Spoken.by(
                "growth",
                "--resolution",
                "8",
                "--batch",
                "4",
                "--phase-images",
                "16",
                "--fmap-max",
                "8",
                "--whole",
                "--out",
                drawing.toString(),
                "--json");

        JsonNode figures = Json.tree(spoken.out().getBytes(StandardCharsets.UTF_8));
        assertThat(figures.get("images").longValue()).as(spoken.err()).isEqualTo(48);
        assertThat(figures.get("fullSizeImages").longValue()).isEqualTo(48);
        assertThat(figures.get("growing")).hasSize(3);
        assertThat(figures.get("growing").findValuesAsText("phase")).containsExactly("stable", "fade", "stable");
        assertThat(Files.readString(drawing)).startsWith("<svg").contains("polyline");
    }

    @Test
    void namesEveryOptionThatIsWrong() {
        Spoken spoken = Spoken.by("growth", "--resolution", "4", "--phase-images", "16", "--out", "growth.png");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err().lines())
                .containsExactly(
                        "crescendo: --out: growth.png is not allowed; use a file that ends in .svg",
                        "--resolution: 4 is not allowed; use 8 or more: at 4 nothing grows",
                        "--phase-images: 16 is not allowed; use 32 to 1000000000");
    }
}
