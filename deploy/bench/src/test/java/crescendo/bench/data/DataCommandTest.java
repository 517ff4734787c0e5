package crescendo.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.bench.Spoken;
import crescendo.contracts.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
    @Test
    void saysTheImportAndEveryLevel() {
        Spoken spoken = Spoken.by("data", "--count", "100", "--side", "8", "--as", "png", "--no-training", "--json");

        JsonNode rows = Json.tree(spoken.out().getBytes(StandardCharsets.UTF_8));
        assertThat(rows)
                .extracting(row -> row.get("what").textValue() + " " + row.get("side"))
                .containsExactly("import 8", "read 4", "read 8");
        assertThat(rows).allSatisfy(row -> assertThat(row.get("imagesPerSecond").doubleValue())
                .isPositive());
    }

    @Test
    void namesEveryOptionThatIsWrong() {
        Spoken spoken = Spoken.by("data", "--count", "1", "--side", "48", "--as", "tiff");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err().lines())
                .containsExactly(
                        "crescendo: --count: 1 is not allowed; use 64 to 10000000",
                        "--side: 48 is not allowed; use one of 4, 8, 16, 32 … 1024",
                        "--as: tiff is not allowed; use idx or png");
    }

    @Test
    void drawsAnIdxFileOfTheSizeItPromises(@TempDir Path folder) throws IOException {
        Path file = new Drawings(10, 8).write(folder, "idx");

        assertThat(Files.readAllBytes(file))
                .hasSize(16 + 10 * 8 * 8)
                .startsWith(0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 8, 0, 0, 0, 8);
    }
}
