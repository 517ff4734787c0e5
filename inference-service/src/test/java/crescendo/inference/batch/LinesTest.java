package crescendo.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import crescendo.inference.TinyGenerator;
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
    private static final Signature SIGNATURE = new Signature(8, 4, 4, 1);

    private final Generator generator = Generator.open(
            OnnxRuntime.on(Device.Wish.CPU, 1, false),
            new ModelFile.InMemory(new TinyGenerator(8, 4, 1, 7).onnx()),
            SIGNATURE,
            8);
    private final Lines lines = new Lines();

    @AfterEach
    void close() {
        generator.close();
    }

    @Test
    void withoutADelayNobodyWaits() {
        join(100);

        assertThat(lines.ripe(0, 100)).contains(generator);
    }

    @Test
    void withOneAFullRunWaitsNoLonger() {
        join(100);

        assertThat(lines.ripe(50, 120)).isEmpty();
        assertThat(lines.ripeIn(50, 120)).isEqualTo(30);
        assertThat(lines.ripe(50, 150)).contains(generator);

        for (int k = 1; k < 8; k++) {
            join(120);
        }
        assertThat(lines.ripe(50, 120)).contains(generator);
    }

    @Test
    void whereNobodyWaitsNothingIsRipe() {
        join(100);
        lines.take(generator, 1, 100);

        assertThat(lines.ripe(0, 200)).isEmpty();
        assertThat(lines.ripeIn(0, 200)).isEqualTo(Long.MAX_VALUE);
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
