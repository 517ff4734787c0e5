package crescendo.inference.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Latents;
import crescendo.inference.Rows;
import crescendo.inference.TinyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
    private static final OnnxRuntime CPU = OnnxRuntime.on(Device.Wish.CPU, 1, false);
    private static final Signature SIGNATURE = new Signature(100, 16, 16, 3);
    private static final byte[] ONNX = new TinyGenerator(100, 16, 3, 7).onnx();

    @Test
    void givesTheSameImageAloneAndInABatch() {
        float[] latents = Latents.normal(3, 0, 32, 100);
        byte[] together = new byte[32 * SIGNATURE.imageBytes()];
        byte[] alone = new byte[together.length];

        try (Generator generator = Generator.open(CPU, new ModelFile.InMemory(ONNX), SIGNATURE, 32)) {
            Rows.generate(generator, Input.of(latents), 0, 32, together);
            for (int k = 0; k < 32; k++) {
                Rows.generate(generator, Input.of(latents), k, 1, alone);
            }
        }

        assertThat(alone).isEqualTo(together);
    }

    @Test
    void givesTheSameImagesFromAFileOnDiskWhichIsGoneThen(@TempDir Path folder) throws IOException {
        Path file = Files.createDirectory(folder.resolve("own")).resolve("generator.onnx");
        Files.write(file, ONNX);
        Input input = Input.of(Latents.normal(3, 0, 4, 100));

        Generator fromDisk;
        try (ModelFile onDisk = new ModelFile.OnDisk(file)) {
            assertThat(onDisk.bytes()).isEqualTo(ONNX);
            fromDisk = Generator.open(CPU, onDisk, SIGNATURE, 8);
        }

        try (fromDisk;
                Generator fromMemory = Generator.open(CPU, new ModelFile.InMemory(ONNX), SIGNATURE, 8)) {
            assertThat(fromDisk.all(input).raw())
                    .isEqualTo(fromMemory.all(input).raw());
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysTheSameToTheLastBitHoweverManyRunTogether() {
        float[] latents = Latents.normal(3, 0, 31, 100);
        try (Generator together = Generator.open(CPU, new ModelFile.InMemory(ONNX), SIGNATURE, 31)) {
            float[] expected = together.all(Input.of(latents)).raw();

            for (int batch : new int[] {1, 2, 3, 8, 30}) {
                try (Generator some = Generator.open(CPU, new ModelFile.InMemory(ONNX), SIGNATURE, batch)) {
                    assertThat(some.all(Input.of(latents)).raw())
                            .as("in runs of %d", batch)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void saysTheSameToTheLastBitWithOneThreadAndWithMany() {
        Signature large = new Signature(100, 64, 64, 3);
        ModelFile onnx = new ModelFile.InMemory(new TinyGenerator(100, 64, 3, 7).onnx());
        Input input = Input.of(Latents.normal(3, 0, 8, 100));

        try (Generator one = Generator.open(CPU, onnx, large, 8);
                Generator many = Generator.open(CPU.with(4), onnx, large, 8, 4)) {
            assertThat(many.all(input).raw()).isEqualTo(one.all(input).raw());
        }
    }

    @Test
    void makesPixelsOfWhatTheNetworkSays() {
        float[] latents = Latents.normal(3, 0, 5, 100);
        byte[] images = new byte[5 * SIGNATURE.imageBytes()];
        float[] raw;

        try (Generator generator = Generator.open(CPU, new ModelFile.InMemory(ONNX), SIGNATURE, 8)) {
            Rows.generate(generator, Input.of(latents), 0, 5, images);
            raw = generator.all(Input.of(latents)).raw();
        }

        for (int i = 0; i < raw.length; i++) {
            assertThat(images[i] & 0xff).isEqualTo((int) Math.rint(127.5f * raw[i] + 127.5f));
        }
    }

    @Test
    void runsMoreRawOutputsThanFitOneBatch() {
        float[] latents = Latents.normal(3, 0, 21, 100);

        try (Generator generator = Generator.open(CPU, new ModelFile.InMemory(ONNX), SIGNATURE, 8);
                Generator wide = Generator.open(CPU, new ModelFile.InMemory(ONNX), SIGNATURE, 21)) {
            assertThat(generator.all(Input.of(latents)).raw())
                    .isEqualTo(wide.all(Input.of(latents)).raw());
        }
    }

    @Test
    void refusesWhatIsNoOnnxFile() {
        assertThatThrownBy(() -> Generator.open(CPU, new ModelFile.InMemory(new byte[100]), SIGNATURE, 8))
                .hasMessageStartingWith("ONNX Runtime does not take the file: ");
    }

    @Test
    void refusesABatchThatIsTooLarge() {
        try (Generator generator = Generator.open(CPU, new ModelFile.InMemory(ONNX), SIGNATURE, 8)) {
            assertThatThrownBy(() -> Rows.generate(generator, Input.of(new float[900]), 0, 9, new byte[9 * 768]))
                    .hasMessage("count must lie in [1, 8], not 9");
        }
    }
}
