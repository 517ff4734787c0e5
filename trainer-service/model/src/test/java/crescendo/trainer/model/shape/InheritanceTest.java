package crescendo.trainer.model.shape;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.Networks;
import crescendo.trainer.model.shape.Inheritance.CannotInherit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InheritanceTest {
    private final Program.ProGan at8 = proGan("'colours': 1, 'latentSize': 4, 'channels': {'4': 6, '8': 5}", 8, 8);

    @Test
    void theSameNetworksFit() {
        assertThatCode(() -> inherit(at8, at8)).doesNotThrowAnyException();
    }

    @Test
    void networksThatGrowOnFromTheVersionsResolutionFit() {
        Program larger = proGan("'colours': 1, 'latentSize': 4, 'channels': {'4': 6, '8': 5, '16': 3, '32': 2}", 8, 32);

        assertThatCode(() -> inherit(at8, larger)).doesNotThrowAnyException();
    }

    @Test
    void anotherLatentSizeIsRefusedByTheFirstTensorThatReadsIt() {
        Program other = proGan("'colours': 1, 'latentSize': 3, 'channels': {'4': 6, '8': 5}", 8, 8);

        assertThatThrownBy(() -> inherit(at8, other))
                .isInstanceOf(CannotInherit.class)
                .hasMessage("generator/4x4/dense/weight: of shape [4, 96] in m@v (progan, 8×8),"
                        + " [3, 96] in the networks of the recipe");
    }

    @Test
    void otherColoursAreRefusedByTheFirstTensorThatMakesThem() {
        Program other = proGan("'colours': 3, 'latentSize': 4, 'channels': {'4': 6, '8': 5}", 8, 8);

        assertThatThrownBy(() -> inherit(at8, other))
                .hasMessageStartingWith("generator/8x8/toColours/weight: of shape [1, 1, 5, 1]");
    }

    @Test
    void aFirstStageThatTheVersionHasNotReachedIsRefusedWithWhereToBegin() {
        Program later = proGan("'colours': 1, 'latentSize': 4, 'channels': {'4': 6, '8': 5, '16': 3}", 16, 16);

        assertThatThrownBy(() -> inherit(at8, later))
                .hasMessage("generator/16x16/conv0/weight: m@v (progan, 8×8) has no such tensor;"
                        + " recipe.schedule.from is 16, set it to 8 to go on from there");
    }

    @Test
    void whatTheNetworksHaveNoPlaceForIsRefused() {
        Map<String, Tensor> weights = weights(at8, 8);
        weights.put("discriminator/4x4/embedding/weight", Tensor.of(new float[6], 6));

        assertThatThrownBy(() -> Inheritance.require(version("progan", 8), weights, at8, 0))
                .hasMessage("discriminator/4x4/embedding/weight: m@v (progan, 8×8) has it,"
                        + " and the networks of the recipe have no place for it");
    }

    @Test
    void networksThatHeedClassesAreRefusedByTheFirstTensorThatReadsThem() {
        Program heeding =
                proGan("'conditioning': 'ac-gan', 'colours': 1, 'latentSize': 4, 'channels': {'4': 6, '8': 5}", 8, 8);

        assertThatThrownBy(() -> Inheritance.require(version("progan", 8), weights(at8, 8), heeding, 3))
                .isInstanceOf(CannotInherit.class)
                .hasMessageStartingWith("generator/4x4/dense/weight: of shape [4, 96] in m@v (progan, 8×8), [7, 96]");
    }

    @Test
    void aClassifierOfOtherClassesIsRefusedByItsLogits() {
        Program.Classifier classifier = (Program.Classifier) recipe("{'family': 'classifier',"
                        + " 'data': {'train': 's'}, 'network': {'channels': [4], 'colours': 1},"
                        + " 'schedule': {'resolution': 8}}")
                .program();
        Map<String, Tensor> weights = new TreeMap<>();
        put(weights, "classifier", Summary.of(Networks.classifier(classifier, 10)));

        assertThatCode(() -> Inheritance.require(version("classifier", 8), weights, classifier, 10))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Inheritance.require(version("classifier", 8), weights, classifier, 7))
                .hasMessageStartingWith("classifier/logits/weight: of shape [128, 10] in m@v");
    }

    @Test
    void aVersionOfAnotherFamilyIsRefused() {
        Map<String, Tensor> weights = Map.of("classifier/conv0/weight", Tensor.of(new float[1], 1));

        assertThatThrownBy(() -> Inheritance.require(version("classifier", 8), weights, at8, 0))
                .hasMessage("generator/4x4/dense/weight: m@v (classifier, 8×8) has no such tensor");
    }

    private static void inherit(Program.ProGan parent, Program child) {
        Inheritance.require(version("progan", 8), weights(parent, 8), child, 0);
    }

    /** As the run of a program publishes them at a resolution. */
    private static Map<String, Tensor> weights(Program.ProGan program, int resolution) {
        Map<String, Tensor> weights = new TreeMap<>();
        Summary generator = Summary.of(Networks.generator(program, 0), resolution);
        put(weights, "generator", generator);
        put(weights, "ema", generator);
        put(weights, "discriminator", Summary.of(Networks.discriminator(program, 0), resolution));
        return weights;
    }

    private static void put(Map<String, Tensor> weights, String network, Summary summary) {
        summary.parameters()
                .forEach(parameter -> weights.put(
                        network + "/" + parameter.name(), Tensor.of(new float[parameter.count()], parameter.sides())));
    }

    private static Program.ProGan proGan(String network, int from, int resolution) {
        return (Program.ProGan) recipe("{'data': {'train': 's'}, 'network': {" + network + "},"
                        + "'schedule': {'from': " + from + ", 'resolution': " + resolution + "}}")
                .program();
    }

    private static Recipe recipe(String json) {
        return Recipe.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), new Name("job"));
    }

    private static VersionManifest version(String family, int resolution) {
        VersionManifest.At at = new VersionManifest.At(64, 8, resolution, Phase.Kind.STABLE, 1, true);
        VersionManifest.Lineage lineage =
                new VersionManifest.Lineage(Map.of(), Map.of(), List.of(), Digest.of(new byte[0]));
        return new VersionManifest(
                1,
                new Name("m"),
                new Name("v"),
                family,
                new Name("job"),
                at,
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                lineage,
                Optional.empty(),
                Map.of());
    }
}
