package crescendo.client.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.schedule.Phase;
import crescendo.contracts.step.Split;
import crescendo.contracts.step.StepRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PackedStepsTest {
    private final StepPacker packer = new StepPacker();

    @Test
    void stepsComeBackAsTheyWerePacked() {
        add(1, 500);

        PackedSteps packed = packer.take().orElseThrow();

        assertThat(packed.firstStep()).isEqualTo(1);
        assertThat(packed.lastStep()).isEqualTo(500);
        assertThat(PackedSteps.unpack(packed.gzip())).containsExactlyElementsOf(rows(1, 500));
    }

    @Test
    void whatWasTakenIsNotTakenAgain() {
        add(1, 3);
        packer.take();
        add(4, 5);

        assertThat(PackedSteps.unpack(packer.take().orElseThrow().gzip())).containsExactlyElementsOf(rows(4, 5));
        assertThat(packer.take()).isEmpty();
    }

    @Test
    void aStepThatIsMissingIsNotPackedOver() {
        add(1, 3);

        assertThatThrownBy(() -> add(5, 5)).hasMessage("step 5 does not follow step 3");
    }

    @Test
    void stepsOfABranchThatWasLeftAreDropped() {
        add(11, 20);

        add(6, 8);

        assertThat(PackedSteps.unpack(packer.take().orElseThrow().gzip())).containsExactlyElementsOf(rows(6, 8));
    }

    @Test
    void packedStepsAreSmall() {
        add(1, 500);
        long plain = rows(1, 500).stream().mapToLong(row -> row.line().length).sum();

        assertThat(packer.take().orElseThrow().gzip().length).isLessThan((int) (plain / 3));
    }

    @Test
    void otherBytesAreRefused() {
        assertThatThrownBy(() -> PackedSteps.unpack(new byte[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a blob of steps");
    }

    private void add(long first, long last) {
        rows(first, last).forEach(row -> packer.add(row.step(), row.line()));
    }

    private static List<StepRow> rows(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(PackedStepsTest::row)
                .toList();
    }

    private static StepRow row(long step) {
        return new StepRow(
                step,
                32 * step,
                4,
                Phase.Kind.STABLE,
                1,
                Map.of("losses/discriminator", Math.sin(step), "losses/generator", Math.cos(step)),
                new StepRow.Wall(1, 1_700_000_000_000L + step, 100 + step, new Split(0, 0.25, 0), Optional.empty()));
    }
}
