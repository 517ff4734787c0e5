package crescendo.trainer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crescendo.trainer.plan.DevicePlan.OneDevice;
import org.junit.jupiter.api.Test;

class DevicePlanTest {
    private static final MemoryModel MEMORY = new MemoryModel(0, 40, 1);

    /** 40 MiB of parameters, 10 MiB an image. */
    private static final StepWork WORK = new StepWork(new Work(1e9, 1e7), new Work(1e8, 10.0 * (1 << 20) / 4), 1 << 20);

    private static final OneDevice DEVICE = new OneDevice(700, 100, 1);

    @Test
    void eachDeviceStepsThroughItsShareInTheLargestPartsThatFit() {
        DevicePlan plan = DevicePlan.of(WORK, 2048, 8, DEVICE, MEMORY).orElseThrow();

        assertThat(plan.imagesAtOnce())
                .as("40 + 64 · 10 MiB fit, 128 images do not")
                .isEqualTo(64);
        assertThat(plan.accumulation()).as("a share of 256 images").isEqualTo(4);
        assertThat(plan.deviceMiB()).isEqualTo(680);
    }

    @Test
    void gradientsGoAroundARingOnceAStep() {
        DevicePlan plan = DevicePlan.of(WORK, 2048, 8, DEVICE, MEMORY).orElseThrow();

        assertThat(plan.exchangeSeconds()).as("7/4 of 4 MiB").isCloseTo(1.75 * (1 << 22) / 1e9, within(1e-12));
        assertThat(plan.stepSeconds()).isCloseTo(2.56 + plan.exchangeSeconds(), within(1e-12));
        assertThat(plan.stepsPerHour()).isCloseTo(3600 / plan.stepSeconds(), within(1e-9));
    }

    @Test
    void oneDeviceHasNobodyToExchangeWith() {
        assertThat(DevicePlan.of(WORK, 2048, 1, DEVICE, MEMORY).orElseThrow().exchangeSeconds())
                .isZero();
    }

    @Test
    void thereIsNoPlanWhereNotEvenOneGroupFits() {
        OneDevice small = new OneDevice(60, 100, 1);

        assertThat(DevicePlan.of(WORK, 2048, 8, small, MEMORY)).isEmpty();
    }

    @Test
    void thereIsNoPlanForDevicesThatCannotShareWholeGroups() {
        assertThat(DevicePlan.of(WORK, 2048, 3, DEVICE, MEMORY)).isEmpty();
        assertThat(DevicePlan.of(WORK, 16, 8, DEVICE, MEMORY)).isEmpty();
    }
}
