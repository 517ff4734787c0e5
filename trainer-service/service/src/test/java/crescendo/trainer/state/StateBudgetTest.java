package crescendo.trainer.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StateBudgetTest {
    private static final long SECOND = 1_000_000_000;

    private final StateBudget budget = new StateBudget(5 * SECOND);

    @Test
    void allowsTheFirstStateAtOnce() {
        assertThat(budget.allows(5 * SECOND)).isTrue();
    }

    @Test
    void waitsAfterACostlyStateUntilItWasTwoPercentOfTheTime() {
        budget.spend(SECOND);

        assertThat(budget.allows(54 * SECOND)).isFalse();
        assertThat(budget.allows(55 * SECOND)).isTrue();
        assertThat(budget.share(55 * SECOND)).isCloseTo(0.02, within(1e-9));
    }

    @Test
    void neverGoesFarBeyondItsShareHoweverOftenItIsAsked() {
        long now = 5 * SECOND;
        for (int step = 0; step < 100_000; step++) {
            now += SECOND / 10;
            if (budget.allows(now)) {
                now += SECOND / 4;
                budget.spend(SECOND / 4);
            }
        }

        assertThat(budget.share(now)).isBetween(0.0199, 0.0201);
    }
}
