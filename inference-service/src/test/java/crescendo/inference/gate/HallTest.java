package crescendo.inference.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import crescendo.inference.batch.Busy;
import org.junit.jupiter.api.Test;

class HallTest {
    private final Hall hall = new Hall(16, "some.setting");

    private void enter(String client, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(hall.enter(client)).isNotNull();
        }
    }

    @Test
    void oneClientLeavesAnEighthToThoseWhoWaitForNothing() {
        enter("greedy", 14);

        assertThatExceptionOfType(Busy.class)
                .isThrownBy(() -> hall.enter("greedy"))
                .withMessage(
                        "too much at once: 14 requests wait already, which is the limit (some.setting, of which 2 are"
                                + " kept for clients that wait for nothing); ask again in a moment");
        enter("first", 1);
        assertThatExceptionOfType(Busy.class).isThrownBy(() -> hall.enter("first"));
        enter("second", 1);
    }

    @Test
    void nobodyEntersWhereAllPlacesAreTaken() {
        for (int i = 0; i < 16; i++) {
            enter("client " + i, 1);
        }

        assertThatExceptionOfType(Busy.class)
                .isThrownBy(() -> hall.enter("another"))
                .withMessageContaining("16 requests wait already, which is the limit (some.setting);");
    }

    @Test
    void whoeverLeavesMakesPlaceAndWaitsForNothingOnceAllOfTheirsHaveLeft() {
        Runnable leave = hall.enter("one");
        enter("greedy", 13);
        assertThatExceptionOfType(Busy.class).isThrownBy(() -> hall.enter("one"));

        leave.run();

        enter("one", 1);
        assertThatExceptionOfType(Busy.class).isThrownBy(() -> hall.enter("one"));
    }

    @Test
    void aHallThatIsTooSmallToBeDividedIsForWhoeverComes() {
        Hall small = new Hall(2, "some.setting");

        assertThatNoException().isThrownBy(() -> {
            small.enter("one");
            small.enter("one");
        });
        assertThatExceptionOfType(Busy.class).isThrownBy(() -> small.enter("other"));
    }
}
