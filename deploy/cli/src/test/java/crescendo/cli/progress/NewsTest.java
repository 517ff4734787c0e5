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
    void saysThatAMetricIsUndefined() {
        List<String> told = news.of(List.of(
                Versions.at(64, 16, Phase.Kind.STABLE, Versions.undefined("is", "too small"), Versions.swd(12))));

        assertThat(told).containsExactly("  checkpoint at 64 images, 16² stable: SWD 12.00, IS undefined");
    }
}
