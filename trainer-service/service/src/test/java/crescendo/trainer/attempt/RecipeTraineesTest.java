package crescendo.trainer.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.Nonce;
import crescendo.client.blob.BlobCache;
import crescendo.client.blob.Blobs;
import crescendo.client.dataset.DataSets;
import crescendo.client.dataset.importing.DataSetImport;
import crescendo.client.dataset.importing.ImportOptions;
import crescendo.client.dataset.source.Reading;
import crescendo.contracts.Name;
import crescendo.contracts.job.Pins;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.BaseShape;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.trainer.loop.Checkpoint;
import crescendo.trainer.loop.Trainee;
import crescendo.trainer.tower.Compute;
import crescendo.trainer.world.RenderedImages;
import crescendo.trainer.world.World;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTraineesTest {
    private static final String TALL = "{\"data\": {\"train\": \"people\"},"
            + "\"network\": {\"latentSize\": 8, \"colours\": 1, \"channels\": 8, \"baseShape\": [4, 2]},"
            + "\"schedule\": {\"resolution\": 8, \"fadeImages\": 8, \"stableImages\": 8, \"minibatch\": 8}}";

    @TempDir
    Path folder;

    @Test
    void imagesThatAreNotSquareAreTrainedExportedAndShownInTheirShape() throws Exception {
        Recipe recipe = Recipe.parse(TALL.getBytes(StandardCharsets.UTF_8), new Name("tall"));
        GrowthSchedule schedule = recipe.program().schedule();

        try (Trainee trainee = trainees().open(recipe, new Pins(Map.of("train", people()), Map.of()))) {
            for (long shown = 0; shown < schedule.totalImages(); shown += 8)
                trainee.run().step(schedule.at(shown), trainee.reals().batch(schedule.at(shown)));
            Checkpoint checkpoint = trainee.examiner().examine(trainee.run(), schedule.reached(schedule.totalImages()));

            assertThat(checkpoint.outputs())
                    .allSatisfy(port -> assertThat(port.shape()).containsExactly(-1, 8, 4, 1));
            BufferedImage samples = ImageIO.read(new ByteArrayInputStream(file(checkpoint, VersionManifest.SAMPLES)));
            assertThat(List.of(samples.getHeight(), samples.getWidth())).containsExactly(8 * 8, 8 * 4);
        }
    }

    private static byte[] file(Checkpoint checkpoint, String name) {
        return checkpoint.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow()
                .content();
    }

    private RecipeTrainees trainees() {
        BlobCache cache = new BlobCache(new Blobs(World.bucket()), folder.resolve("cache"));
        return new RecipeTrainees(new DataSets(World.bucket()), cache, Compute.processor(1));
    }

    /** Images of 8×4. */
    private DataSetRef people() throws Exception {
        Name square = new Name("square-" + Nonce.next().substring(0, 8));
        RenderedImages.importTo(World.bucket(), square, folder.resolve("images"));
        Name people = new Name("people-" + Nonce.next().substring(0, 8));
        ImportOptions tall = new ImportOptions(OptionalInt.of(8), new BaseShape(4, 2), true, List.of(), Reading.USUAL);
        new DataSetImport(World.bucket()).run(people, folder.resolve("images"), tall, (done, total) -> {});
        return new DataSets(World.bucket()).pin(DataSetRef.parse(people.value()));
    }
}
