package crescendo.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.cli.ExitCode;
import crescendo.cli.Spoken;
import crescendo.cli.up.Running;
import crescendo.client.blob.Blobs;
import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.dataset.importing.DataSetImport;
import crescendo.client.dataset.importing.ImportOptions;
import crescendo.client.job.Jobs;
import crescendo.client.model.Models;
import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.platform.EmbeddedPlatform;
import crescendo.platform.SharedPlatform;
import crescendo.trainer.model.Networks;
import crescendo.trainer.model.shape.Summary;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version in a real store, and recipes that are to start from it. */
class StartTest {
    private static final String RECIPE = """
            {"data": {"train": "start-shirts"}, "network": {"channels": 2, "latentSize": 3}, "schedule": {"resolution": 8}}
            """;

    private static final String COMPARED = """
            {"family": "esrgan", "data": {"train": "start-shirts"},
             "objective": {"perceptual": {"extractor": "start-parent", "layer": "conv5_4"}}}
            """;
    private static final String EXTRACTOR = "objective.perceptual.extractor=";

    @TempDir
    Path data;

    @BeforeEach
    void aVersionOf4x4() throws IOException {
        EmbeddedPlatform platform = SharedPlatform.get();
        Running running =
                new Running(ProcessHandle.current().pid(), platform.bootstrapServers(), platform.store(), Map.of());
        Files.writeString(data.resolve("platform.json"), Json.pretty(running));
        Files.writeString(data.resolve("recipe.json"), RECIPE);
        try (S3Bucket bucket = S3Bucket.at(BucketAddress.from(platform.store().asEnvironment()))) {
            bucket.ensureExists();
            Path images = Files.createDirectories(data.resolve("images"));
            ImageIO.write(
                    new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB),
                    "png",
                    images.resolve("one.png").toFile());
            new DataSetImport(bucket).run(new Name("start-shirts"), images, ImportOptions.USUAL, (done, total) -> {});
            byte[] weights = weights();
            FileRef file = new FileRef(new Blobs(bucket).put(weights), weights.length, "application/x-safetensors");
            new Models(bucket).create(version(file));
            new Jobs(bucket)
                    .log(new Name("start-earlier"))
                    .append(
                            1,
                            new LogEntry.Accepted(
                                    "nonce",
                                    Recipe.parse(RECIPE.getBytes(StandardCharsets.UTF_8), new Name("start-eyes"))));
            new Models(bucket).point(new Name("start-parent"), new Name("best"), new Name("v1"));
        }
    }

    @Test
    void aVersionThatFitsIsNamed() {
        Spoken spoken = train("start-parent@best");

        assertThat(spoken.exitCode()).as(spoken.err()).isZero();
        assertThat(spoken.out()).contains("starts from start-parent@v1, whose weights fit");
    }

    @Test
    void aVersionThatDoesNotFitIsRefusedByItsFirstTensorBeforeAnythingIsPublished() {
        Spoken spoken = train("start-parent", "--set", "network.latentSize=5");

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(spoken.err())
                .contains("recipe.from: generator/4x4/dense/weight: of shape [3, 32] in start-parent@v1")
                .contains("[5, 32] in the networks of the recipe");
    }

    @Test
    void aVersionThatIsNotThereIsAnsweredWithThoseThatAre() {
        Spoken spoken = train("start-parent@000000064-0123abcd");

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(spoken.err())
                .contains("there is no start-parent@000000064-0123abcd; versions of start-parent are v1");
    }

    @Test
    void aVersionThatAnUpscalerCannotBeComparedInIsRefusedToo() throws IOException {
        Files.writeString(data.resolve("recipe.json"), COMPARED);

        Spoken spoken = train("start-parent");
        Spoken unknown = train("start-parent", "--set", "objective.perceptual.extractor=vgg19");

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(spoken.err())
                .contains("recipe.objective.perceptual: start-parent@v1 is a progan, and no classifier");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(unknown.err()).contains("recipe.objective.perceptual.extractor: there is no");
    }

    @Test
    void aJobThatComesFirstExcusesOnlyWhatItMayStillMake() throws IOException {
        Files.writeString(data.resolve("recipe.json"), COMPARED);

        Spoken blind = train("start-parent", "--set", "after=start-unknown");
        Spoken ofTheUnknown = train("start-parent", "--set", "after=start-unknown", "--set", EXTRACTOR + "start-eyes");
        Spoken ofTheEarlier = train("start-parent", "--set", "after=start-earlier", "--set", EXTRACTOR + "start-eyes");
        Spoken misspelt = train("start-parent", "--set", "after=start-earlier", "--set", EXTRACTOR + "start-eye");

        assertThat(blind.err()).contains("recipe.objective.perceptual: start-parent@v1 is a progan, and no classifier");
        assertThat(ofTheUnknown.err()).contains("recipe.from: ").doesNotContain("perceptual");
        assertThat(ofTheEarlier.err()).contains("recipe.from: ").doesNotContain("perceptual");
        assertThat(misspelt.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(misspelt.err()).contains("recipe.objective.perceptual.extractor: there is no start-eye; ");
    }

    @Test
    void whatIsComparedInIsLookedAtWhereNothingIsStartedFromToo() throws IOException {
        Files.writeString(
                data.resolve("recipe.json"), COMPARED.replace("{\"family\"", "{\"from\": \"scratch\", \"family\""));

        assertThat(dryRun().err())
                .contains("recipe.objective.perceptual: start-parent@v1 is a progan, and no classifier");
    }

    private Spoken train(String from, String... more) {
        List<String> words = new ArrayList<>(List.of("--from", from));
        words.addAll(List.of(more));
        return dryRun(words.toArray(String[]::new));
    }

    private Spoken dryRun(String... more) {
        List<String> words = new ArrayList<>(
                List.of("train", data.resolve("recipe.json").toString(), "--dry-run", "--data-dir", data.toString()));
        words.addAll(List.of(more));
        return Spoken.by(words.toArray(String[]::new));
    }

    private static byte[] weights() {
        Program.ProGan program = (Program.ProGan) Recipe.parse(RECIPE.getBytes(StandardCharsets.UTF_8), new Name("a"))
                .program();
        Map<String, Tensor> weights = new TreeMap<>();
        Summary generator = Summary.of(Networks.generator(program, 0), 4);
        put(weights, "generator", generator);
        put(weights, "ema", generator);
        put(weights, "discriminator", Summary.of(Networks.discriminator(program, 0), 4));
        return Safetensors.encode(weights);
    }

    private static void put(Map<String, Tensor> weights, String network, Summary summary) {
        summary.parameters()
                .forEach(parameter -> weights.put(
                        network + "/" + parameter.name(), Tensor.of(new float[parameter.count()], parameter.sides())));
    }

    private static VersionManifest version(FileRef weights) {
        return new VersionManifest(
                1,
                new Name("start-parent"),
                new Name("v1"),
                "progan",
                new Name("job"),
                new VersionManifest.At(64, 8, 4, Phase.Kind.STABLE, 1, true),
                List.of(),
                List.of(),
                Map.of(VersionManifest.WEIGHTS, weights),
                Optional.empty(),
                List.of(),
                new VersionManifest.Lineage(Map.of(), Map.of(), List.of(), Digest.of(new byte[0])),
                Optional.empty(),
                Map.of());
    }
}
