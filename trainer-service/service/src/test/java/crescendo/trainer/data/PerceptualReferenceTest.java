package crescendo.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.Nonce;
import crescendo.client.blob.Blobs;
import crescendo.client.dataset.importing.DataSetImport;
import crescendo.client.dataset.source.Reading;
import crescendo.client.model.Models;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.job.Pins;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.At;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Lineage;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.job.References.UnusableReference;
import crescendo.trainer.model.Classifier;
import crescendo.trainer.model.ConvClassifier;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.model.shape.Summary;
import crescendo.trainer.model.vgg.VggClassifier;
import crescendo.trainer.model.vgg.VggPlan;
import crescendo.trainer.world.Attempts;
import crescendo.trainer.world.World;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An extractor that cannot be compared in is refused when the job is claimed, and not by each attempt. */
class PerceptualReferenceTest {
    private static final Name PHOTOGRAPHS = new Name("perceived-" + Nonce.next().substring(0, 8));

    @TempDir
    static Path folder;

    @BeforeAll
    static void importPhotographs() throws Exception {
        Path images = Files.createDirectories(folder.resolve("images"));
        BufferedImage image = new BufferedImage(60, 50, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(image, "png", images.resolve("0.png").toFile());
        new DataSetImport(World.bucket()).runVariable(PHOTOGRAPHS, images, Reading.USUAL, true, (done, total) -> {});
    }

    @Test
    void ourOwnClassifiersAndImportedWeightsArePinnedByTheirWeights() {
        VersionManifest plain = classifier(new ConvClassifier(8, 3, 2, List.of(4, 6), 5));
        VersionManifest vgg = classifier(new VggClassifier(8, 3, 2, new VggPlan(List.of(4, 6), List.of(2, 2)), 5));
        VersionManifest imported = version("extractor", VersionManifest.WEIGHTS, weights(vgg));

        assertThat(pinned(plain, "conv1"))
                .isEqualTo(plain.file(VersionManifest.WEIGHTS).digest());
        assertThat(pinned(vgg, "conv2_2"))
                .isEqualTo(vgg.file(VersionManifest.WEIGHTS).digest());
        assertThat(pinned(imported, "conv2_1"))
                .isEqualTo(imported.file(VersionManifest.WEIGHTS).digest());
    }

    @Test
    void oneOfOtherColoursIsRefused() {
        VersionManifest grey = classifier(new ConvClassifier(8, 1, 2, List.of(4, 6), 5));

        refused(grey, "conv1", "it sees images of 1 colours, and recipe.network.colours is 3");
    }

    @Test
    void aLayerThatHalvesMoreThanTheCropHasIsRefused() {
        VersionManifest deep = classifier(new ConvClassifier(128, 3, 2, List.of(2, 2, 2, 2, 2, 2), 5));

        refused(deep, "conv5", "its layer halves images 6 times, and recipe.schedule.crop is 48; use 64 or more");
        refused(deep, "conv4", "its layer halves images 5 times, and recipe.schedule.crop is 48; use a multiple of 32");
    }

    @Test
    void aLayerThatItLacksIsRefusedWithThoseItHas() {
        VersionManifest vgg = classifier(new VggClassifier(8, 3, 2, new VggPlan(List.of(4, 6), List.of(1, 2)), 5));

        refused(vgg, "conv5_4", "conv5_4 is no convolution of this VGG; it has conv1_1, conv2_1 to conv2_2");
    }

    @Test
    void whatHasNoWeightsToLookThroughIsRefused() {
        byte[] file = {1, 2, 3};

        refused(
                version("extractor", VersionManifest.IMPORTED, file),
                "conv1",
                "was imported as a network that measures, without weights that can be trained against");
        refused(version("progan", VersionManifest.WEIGHTS, file), "conv1", "is a progan, and no classifier");
    }

    private static void refused(VersionManifest extractor, String layer, String why) {
        assertThatThrownBy(() -> pin(extractor, layer))
                .isInstanceOf(UnusableReference.class)
                .hasMessageStartingWith("recipe.objective.perceptual")
                .hasMessageContaining(extractor.ref().toString())
                .hasMessageContaining(why);
    }

    private static Digest pinned(VersionManifest extractor, String layer) {
        return pin(extractor, layer).models().get(VersionManifest.PERCEPTUAL).digest();
    }

    private static Pins pin(VersionManifest extractor, String layer) {
        String json = "{'family': 'esrgan', 'from': 'scratch', 'data': {'train': '" + PHOTOGRAPHS + "'},"
                + "'schedule': {'crop': 48}, 'objective': {'perceptual': {'extractor': '" + extractor.model()
                + "', 'layer': '" + layer + "'}}}";
        Recipe recipe = Recipe.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), new Name("larger"));
        return Attempts.references().pin(recipe, Optional.empty());
    }

    private static VersionManifest classifier(Classifier network) {
        Map<String, Tensor> weights = new HashMap<>();
        for (Parameter parameter : Summary.of(network).parameters())
            weights.put("classifier/" + parameter.name(), Tensor.of(new float[parameter.count()], parameter.sides()));
        return version("classifier", VersionManifest.WEIGHTS, Safetensors.encode(weights));
    }

    private static byte[] weights(VersionManifest version) {
        FileRef file = version.file(VersionManifest.WEIGHTS);
        return new Blobs(World.bucket()).get(file.digest(), file.bytes());
    }

    private static VersionManifest version(String family, String name, byte[] content) {
        Digest digest = new Blobs(World.bucket()).put(content);
        VersionManifest version = new VersionManifest(
                VersionManifest.SCHEMA_VERSION,
                new Name(family + "-" + Nonce.next().substring(0, 8)),
                new Name("v1"),
                family,
                new Name("import"),
                new At(0, 0, 8, Phase.Kind.STABLE, 1, true),
                List.of(),
                List.of(),
                Map.of(name, new FileRef(digest, content.length, "application/octet-stream")),
                Optional.empty(),
                List.of(),
                new Lineage(Map.of(), Map.of(), List.of(), digest),
                Optional.empty(),
                Map.of());
        new Models(World.bucket()).create(version);
        return version;
    }
}
