package crescendo.trainer.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.Nonce;
import crescendo.client.blob.Blobs;
import crescendo.client.dataset.importing.DataSetImport;
import crescendo.client.dataset.importing.ImportOptions;
import crescendo.client.dataset.source.Reading;
import crescendo.client.job.JobLog;
import crescendo.client.model.Models;
import crescendo.client.model.Origins;
import crescendo.contracts.Name;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.world.Attempts;
import crescendo.trainer.world.HeardEvents;
import crescendo.trainer.world.World;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SRGAN as its jobs train it, in a real store: a network that sees, then {@code srresnet}, then {@code srgan}. */
class SecondPhaseTest {
    private static final String SET = "second-phase-" + Nonce.next().substring(0, 8);
    private static final String NETWORK = "'network': {'scale': 2, 'channels': 4, 'blocks': 1}";
    private static final String SHORT = "'schedule': {'crop': 16, 'images': 32, 'minibatch': 4}";

    @TempDir
    static Path folder;

    private static Attempts attempts;

    @BeforeAll
    static void bringPictures() throws IOException {
        Path pictures = folder.resolve("pictures");
        for (int i = 0; i < 16; i++) write(Files.createDirectories(pictures.resolve(i % 2 == 0 ? "red" : "green")), i);
        new DataSetImport(World.bucket())
                .run(new Name(SET + "-sorted"), pictures, ImportOptions.USUAL, (done, total) -> {});
        new DataSetImport(World.bucket()).runVariable(new Name(SET), pictures, Reading.USUAL, true, (done, of) -> {});
        attempts = Attempts.real(folder.resolve("cache"), new HeardEvents());
    }

    private static void write(Path sorted, int number) throws IOException {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        int shift = number % 2 == 0 ? 16 : 8;
        for (int i = 0; i < 32 * 32; i++)
            image.setRGB(i % 32, i / 32, 100 + number * 5 << shift | (i * number * 37 & 0x7f));
        ImageIO.write(image, "png", sorted.resolve(number + ".png").toFile());
    }

    @Test
    void goesOnFromTheFirstAndComparesInWhatAClassifierOfOursSees() throws Exception {
        VersionManifest eye = trained(
                "eye",
                "'family': 'classifier', 'preset': 'vgg-small', 'data': {'train': '" + SET
                        + "-sorted'}, 'network': {'colours': 3, 'channels': [4], 'convolutions': [1]},"
                        + "'schedule': {'resolution': 32, 'images': 64, 'minibatch': 16}");
        VersionManifest plain =
                trained("srresnet", "'family': 'srresnet', 'data': {'train': '" + SET + "'}," + NETWORK + "," + SHORT);

        VersionManifest sharp = trained(
                "srgan",
                "'family': 'srgan', 'data': {'train': '" + SET + "'}," + NETWORK + ","
                        + SHORT + ", 'from': {'model': '" + plain.model() + "'}, 'discriminator': {'channels': 4},"
                        + "'objective': {'perceptual': {'extractor': '" + eye.model() + "', 'layer': 'conv1_1'}}");

        assertThat(sharp.family()).isEqualTo("srgan");
        assertThat(sharp.upscaler().orElseThrow().scale()).isEqualTo(2);
        assertThat(sharp.lineage().parents()).containsExactly(plain.ref());
        assertThat(sharp.lineage().models().get(VersionManifest.PERCEPTUAL).version())
                .isEqualTo(eye.ref());
        Map<String, Tensor> first = weights(plain);
        Map<String, Tensor> second = weights(sharp);
        assertThat(first.keySet()).noneMatch(name -> name.startsWith("discriminator/"));
        assertThat(second.keySet()).containsAll(first.keySet()).anyMatch(name -> name.startsWith("discriminator/"));
        first.forEach((name, tensor) -> assertThat(second.get(name)).as(name).isNotEqualTo(tensor));
        second.forEach((name, tensor) -> assertThat(finite(tensor)).as(name).isTrue());
    }

    /** The last version of a job, which compares what is exported with what was trained before it publishes. */
    private static VersionManifest trained(String what, String fields) throws InterruptedException {
        Name job = new Name(what + "-" + Nonce.next().substring(0, 8));
        String json = "{" + fields + ", 'seed': 3, 'metrics': {'names': []}}";
        Recipe recipe = Recipe.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), job);
        Pins pins = Attempts.references().pin(recipe, Optional.empty());
        JobLog log = Attempts.accept(job, recipe);
        List<LogEntry> done = attempts.at(log, pins, List.of(1000));
        assertThat(done).last().isInstanceOf(LogEntry.Succeeded.class);
        List<VersionManifest> versions = Attempts.published(done);
        return versions.get(versions.size() - 1);
    }

    private static Map<String, Tensor> weights(VersionManifest version) {
        return new Origins(new Models(World.bucket()), new Blobs(World.bucket())).weights(version);
    }

    private static boolean finite(Tensor tensor) {
        float[] values = tensor.floats();
        return IntStream.range(0, values.length).allMatch(i -> Float.isFinite(values[i]));
    }
}
