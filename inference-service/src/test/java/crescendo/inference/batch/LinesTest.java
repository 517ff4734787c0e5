package crescendo.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import crescendo.inference.TinyGenerator;
import crescendo.inference.runtime.Buckets;
import crescendo.inference.runtime.Device;
import crescendo.inference.runtime.Generator;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.runtime.Output;
import crescendo.inference.runtime.Signature;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final long ROW = 1000;
    private static final Signature SIGNATURE = new Signature(8, 4, 4, 1);

    private final Generator opened = generator(1);
    private Generator generator = opened.within(new Buckets(8), ROW);
    private final Lines lines = new Lines(2);

    private static Generator generator(int places) {
        return Generator.open(
                OnnxRuntime.on(Device.Wish.CPU, 1, false),
                new ModelFile.InMemory(new TinyGenerator(8, 4, 1, 7).onnx()),
                SIGNATURE,
                8,
                places);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void aLoneSampleWaitsForCompanyAsLongAsTheOtherRowOfItsRunWouldTake() {
        long last = comeOneByOne(40, ROW / 2);

        assertThat(lines.ripe(0, last, true)).isEmpty();
        assertThat(lines.ripeIn(0, last + 400, true)).isEqualTo(ROW - 400);
        assertThat(lines.ripe(0, last + ROW, true)).contains(generator);
    }

    @Test
    void twoWaitForNobody() {
        long last = comeOneByOne(40, ROW / 2);

        join(last + 1);

        assertThat(lines.ripe(0, last + 1, true)).contains(generator);
    }

    @Test
    void whileNothingRunsALoneSampleDoesNotWait() {
        long last = comeOneByOne(40, ROW / 2);

        assertThat(lines.ripe(0, last, false)).contains(generator);
    }

    @Test
    void whereHardlyAnybodyComesALoneSampleDoesNotWait() {
        long last = comeOneByOne(40, 2 * ROW);

        assertThat(lines.ripe(0, last, true)).contains(generator);
    }

    @Test
    void whereARunTakesSeveralPlacesFewerKeepThemBusy() {
        Generator wide = generator(2);
        try {
            generator = wide.within(new Buckets(8), ROW);
            long last = comeOneByOne(40, 9 * ROW / 10);

            assertThat(lines.ripeIn(0, last, true)).isEqualTo(ROW / 2);
        } finally {
            wide.close();
        }
    }

    @Test
    void aPauseIsForgottenSoon() {
        long last = comeOneByOne(40, ROW / 2);

        join(last + 1000 * ROW);
        lines.take(generator, 1, last);
        assertThat(lines.ripe(0, comeOneByOne(20, last + 1000 * ROW, ROW / 2), true))
                .isEmpty();
    }

    @Test
    void aDelayThatIsSetHoldsForAll() {
        long last = comeOneByOne(1, ROW);

        join(last);

        assertThat(lines.ripeIn(5 * ROW, last, true)).isEqualTo(5 * ROW);
    }

    /** The last of them waits. @return when it came */
    private long comeOneByOne(int count, long gap) {
        return comeOneByOne(count, 0, gap);
    }

    private long comeOneByOne(int count, long from, long gap) {
        for (int i = 1; i <= count; i++) {
            if (!lines.isEmpty()) {
                lines.take(generator, 1, from + i * gap);
            }
            join(from + i * gap);
        }
        return from + count * gap;
    }

    private void join(long now) {
        Order order = new Order(
                new Name("fashion"),
                "client",
                generator,
                Input.of(new float[8]),
                Output.images(SIGNATURE, 1),
                Duration.ofSeconds(20),
                () -> {});
        lines.join(new Work(order, now));
    }
}
