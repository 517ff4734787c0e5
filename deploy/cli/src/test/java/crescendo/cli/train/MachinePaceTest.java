package crescendo.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import crescendo.trainer.plan.Pace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachinePaceTest {
    private static final Pace KNOWN = new Pace(4, 20, 0.5, 3);

    @TempDir
    Path folder;

    private MachinePace pace(int threads) {
        return new MachinePace(folder, folder.resolve("pace.json"), threads, what -> {});
    }

    @Test
    void isNotKnownWhereNothingIsBuiltThatCouldMeasureIt() throws Exception {
        assertThat(pace(2).find()).isEmpty();
    }

    @Test
    void isKeptByThreads() throws Exception {
        Files.write(folder.resolve("pace.json"), Json.write(new MachinePace.Kept(Map.of(pace(2).machine(), KNOWN))));

        assertThat(pace(2).find()).hasValue(KNOWN);
        assertThat(pace(1).find()).isEmpty();
    }

    @Test
    void saysWhatToDoAboutADamagedFile() throws Exception {
        Files.writeString(folder.resolve("pace.json"), "{\"paces\": 3");

        assertThatThrownBy(() -> pace(2).find())
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("pace.json is not a file of paces; delete it");
    }
}
