package crescendo.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.cli.demo.Versions;
import crescendo.cli.rest.Version;
import crescendo.contracts.Name;
import crescendo.contracts.schedule.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {
    private static final Name FASHION = new Name("fashion");
    private final Version version =
            Versions.at(640, 16, Phase.Kind.FADE, Versions.swd(30), Versions.undefined("is", "too small"));

    @Test
    void listTheVersionsOfAModelWithItsMetrics() {
        List<String> lines = ModelsCommand.versions(FASHION, List.of(version));

        assertThat(lines.get(0)).containsSubsequence("version", "images", "resolution", "phase", "swd", "is");
        assertThat(lines.get(1)).contains("000000640-", "16", "fade", "30.00", "–");
    }

    @Test
    void listEachMetricWithTheReasonWhyItIsUndefined() {
        List<String> lines = MetricsCommand.table(FASHION, List.of(version));

        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).contains("swd", "30.000");
        assertThat(lines.get(2)).contains("is", "–", "too small");
    }

    @Test
    void sayThatThereIsNoSuchModel() {
        assertThatThrownBy(() -> MetricsCommand.table(FASHION, List.of()))
                .hasMessageContaining("there is no model fashion");
    }
}
