package crescendo.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChannelPlanTest {
    @Test
    void followsThePapersFormulaUpToItsCap() {
        ChannelPlan plan = ChannelPlan.capped(8192, 512, 1024);

        assertThat(plan.byResolution().values()).containsExactly(512, 512, 512, 512, 256, 128, 64, 32, 16);
    }

    @Test
    void namesTheMissingResolution() {
        TreeMap<Integer, Integer> channels = new TreeMap<>();
        channels.put(4, 8);
        channels.put(16, 8);

        assertThatThrownBy(() -> new ChannelPlan(channels)).hasMessageContaining("8 is missing");
    }

    @Test
    void refusesAResolutionBeyondThePlan() {
        assertThatThrownBy(() -> ChannelPlan.of(8, 8).at(16)).hasMessageContaining("the plan ends at 8");
    }
}
