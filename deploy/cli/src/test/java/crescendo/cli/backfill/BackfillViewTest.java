package crescendo.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import org.junit.jupiter.api.Test;

class BackfillViewTest {
    private final BackfillView view = new BackfillView(new Name("fashion"), "fid", 8);

    @Test
    void theBarFillsAsVersionsAreMeasured() {
        assertThat(view.block(8, 60)).singleElement().asString().contains("fid", "░░░░", "0 of 8 versions");
        assertThat(view.block(2, 60)).singleElement().asString().contains("███", "6 of 8 versions");
        assertThat(view.line(0)).isEqualTo("fashion: fid, 8 of 8 versions");
    }

    @Test
    void theEndTellsWhatIsThereAndWhatIsStillAskedFor() {
        assertThat(view.outcome(0, 20, 10)).isEqualTo("fashion: all 20 versions have fid, 8 of them since");
        assertThat(new BackfillView(new Name("fashion"), "fid", 0).outcome(0, 20, 10))
                .isEqualTo("fashion: all 20 versions have fid already");
        assertThat(view.outcome(3, 20, 10))
                .isEqualTo("fashion: 3 of 20 versions lack fid, and none has come for 10 min; they stay asked for."
                        + " See whether a metrics service runs");
        assertThat(view.outcome(8, 20, 0))
                .isEqualTo("fashion: 8 of 20 versions lack fid; the metrics services are asked for them");
    }
}
