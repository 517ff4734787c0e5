package crescendo.trainer.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.Nonce;
import crescendo.client.blob.BlobCache;
import crescendo.client.blob.Blobs;
import crescendo.client.dataset.DataSets;
import crescendo.client.dataset.importing.DataSetImport;
import crescendo.client.dataset.source.Reading;
import crescendo.contracts.Name;
import crescendo.contracts.job.Pins;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.loop.Checkpoint;
import crescendo.trainer.loop.Trainee;
import crescendo.trainer.tower.Compute;
import crescendo.trainer.world.World;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairTraineesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rrdb", "srresnet"})
    void anUpscalerIsTrainedOnPairsExportedAndShown(String family) throws Exception {
        Recipe recipe = recipe(family);

        try (Trainee trainee = open(recipe, Map.of("train", photographs(3, 40, 50), "test", photographs(2, 21, 33)))) {
            Checkpoint checkpoint = trained(trainee, recipe.program().schedule());

            UpscalerSpec use = checkpoint.upscaler().orElseThrow();
            assertThat(use.scale()).isEqualTo(2);
            assertThat(use.overlap()).isBetween(1, 30);
            assertThat(checkpoint.inputs()).singleElement().satisfies(port -> assertThat(port.shape())
                    .containsExactly(-1, -1, -1, 3));
            assertThat(checkpoint.outputs().get(0).name()).isEqualTo(use.upscaled());
            Map<String, Tensor> golden = Safetensors.decode(file(checkpoint, VersionManifest.GOLDEN));
            assertThat(golden.get("images").shape()).containsExactly(4, 8, 8, 3);
            assertThat(golden.get("upscaled").shape()).containsExactly(4, 16, 16, 3);
            assertThat(checkpoint.golden().orElseThrow().count()).isEqualTo(4);
            BufferedImage sheet = ImageIO.read(new ByteArrayInputStream(file(checkpoint, VersionManifest.SAMPLES)));
            assertThat(sheet.getHeight()).as("two images of 20 rows").isEqualTo(20 + 4 + 20);
            assertThat(sheet.getWidth()).as("three of 32 columns").isEqualTo(3 * 32 + 2 * 4);
        }
    }

    @Test
    void withoutImagesNeverTrainedOnPairsAreShown() throws Exception {
        Recipe recipe = recipe("rrdb");

        try (Trainee trainee = open(recipe, Map.of("train", photographs(3, 40, 50)))) {
            Checkpoint checkpoint = trained(trainee, recipe.program().schedule());

            BufferedImage sheet = ImageIO.read(new ByteArrayInputStream(file(checkpoint, VersionManifest.SAMPLES)));
            assertThat(sheet.getHeight()).isEqualTo(4 * 16 + 3 * 4);
        }
    }

    private static Checkpoint trained(Trainee trainee, GrowthSchedule schedule) throws InterruptedException {
        for (long shown = 0; shown < schedule.totalImages(); shown += 2)
            trainee.run().step(schedule.at(shown), trainee.reals().batch(schedule.at(shown)));
        return trainee.examiner().examine(trainee.run(), schedule.reached(schedule.totalImages()));
    }

    private static Recipe recipe(String family) {
        String json =
                "{'family': '" + family + "', 'data': {'train': 'photographs'}, 'network': {'scale': 2, 'channels': 4,"
                        + "'blocks': 1}, 'schedule': {'crop': 16, 'images': 6, 'minibatch': 2}}";
        return Recipe.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), new Name("larger"));
    }

    private static byte[] file(Checkpoint checkpoint, String name) {
        return checkpoint.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow()
                .content();
    }

    private Trainee open(Recipe recipe, Map<String, DataSetRef> data) {
        BlobCache cache = new BlobCache(new Blobs(World.bucket()), folder.resolve("cache"));
        return new RecipeTrainees(new DataSets(World.bucket()), cache, Compute.processor(1))
                .open(recipe, new Pins(data, Map.of()));
    }

    private DataSetRef photographs(int count, int height, int width) throws IOException {
        Name name = new Name("photographs-" + Nonce.next().substring(0, 8));
        Path images = Files.createDirectories(folder.resolve(name.value()));
        for (int i = 0; i < count; i++) {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++) image.setRGB(x, y, (i + 1) * 70 << 16 | y * 5 << 8 | x * 5);
            ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
        }
        new DataSetImport(World.bucket()).runVariable(name, images, Reading.USUAL, true, (done, total) -> {});
        return new DataSets(World.bucket()).pin(DataSetRef.parse(name.value()));
    }
}
