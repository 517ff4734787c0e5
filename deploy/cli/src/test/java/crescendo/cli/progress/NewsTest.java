package crescendo.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.cli.demo.Versions;
import crescendo.contracts.schedule.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsTest {
    private final News news = new News();

    @Test
    void waitsForAllMetricsOfACheckpointAndTellsOfItOnce() {
        assertThat(news.of(List.of(Versions.at(640, 16, Phase.Kind.FADE, Versions.swd(30)))))
                .isEmpty();

        List<String> told =
                news.of(List.of(Versions.at(640, 16, Phase.Kind.FADE, Versions.swd(30), Versions.is(2.5, 7.4))));

        assertThat(told).containsExactly("  checkpoint at 640 images, 16² fade: SWD 30.00, IS 2.50");
        assertThat(news.of(List.of(Versions.at(640, 16, Phase.Kind.FADE, Versions.swd(30), Versions.is(2.5, 7.4)))))
                .isEmpty();
    }

    @Test
    void givesTheReasonWhyAMetricIsUndefined() {
        List<String> told = news.of(List.of(Versions.at(
                64,
                4,
                Phase.Kind.STABLE,
                Versions.undefined("swd", "too small"),
                Versions.undefined("is", "too small"))));

        assertThat(told).containsExactly("  checkpoint at 64 images, 4² stable: SWD and IS undefined (too small)");
    }
}
