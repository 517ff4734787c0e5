package crescendo.contracts.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.Execution.Precision;
import crescendo.contracts.recipe.Objective.Comparison;
import crescendo.contracts.recipe.degradation.Degradation;
import crescendo.contracts.recipe.degradation.Range;
import crescendo.contracts.recipe.upscaling.Adversary;
import crescendo.contracts.recipe.upscaling.Adversary.Perceptual;
import crescendo.contracts.recipe.upscaling.Adversary.Perceptual.Activation;
import crescendo.contracts.recipe.upscaling.Crops;
import crescendo.contracts.recipe.upscaling.PixelLoss;
import crescendo.contracts.recipe.upscaling.UpscalerNetwork.Rrdb;
import crescendo.contracts.recipe.upscaling.UpscalerNetwork.SrResNet;
import crescendo.contracts.schedule.Phase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpscalerRecipeTest {
    @ParameterizedTest
    @ValueSource(strings = {"rrdb", "srresnet"})
    void aKeptRecipeMeansWhatTheShortOneDoes(String family) {
        Recipe recipe = parse("{'family': '" + family + "', 'data': {'train': 'photos', 'test': 'set5'}}");

        assertThat(Recipe.parse(recipe.bytes(), new Name("other"))).isEqualTo(recipe);
        assertThat(recipe.program().family()).isEqualTo(family);
        assertThat(recipe.json().has("preset")).isFalse();
    }

    @Test
    void aKeptRecipeOfASinglePairCanBeReadAgain() {
        Recipe recipe =
                parse("{'family': 'rrdb', 'data': {'train': 'photos'}, 'schedule': {'images': 1, 'minibatch': 1}}");

        assertThat(Recipe.parse(recipe.bytes(), new Name("other"))).isEqualTo(recipe);
        assertThat(((Program.Upscaler) recipe.program()).crops().halvings())
                .as("no halving comes before the first pair")
                .isEmpty();
    }

    @Test
    void thePublishedPresetsAreThePapers() {
        Program.Upscaler esrgan = program(
                "{'family': 'rrdb', 'preset': 'published', 'data': {'train': 'photos'}, 'network': {'scale': 4}}");
        Program.Upscaler srgan = program("{'family': 'srresnet', 'preset': 'published', 'data': {'train': 'photos'}}");

        assertThat(esrgan.network()).isEqualTo(new Rrdb(4, 3, 64, 23, 32));
        assertThat(esrgan.loss()).isEqualTo(PixelLoss.L1);
        assertThat(esrgan.optimiser()).isEqualTo(new Optimiser(2e-4, 0.9, 0.999, 1e-8, false));
        assertThat(esrgan.crops())
                .isEqualTo(new Crops(
                        128, 16_000_000, 16, true, true, List.of(3_200_000L, 6_400_000L, 9_600_000L, 12_800_000L)));
        assertThat(srgan.network()).isEqualTo(new SrResNet(4, 3, 64, 16));
        assertThat(srgan.loss()).isEqualTo(PixelLoss.MSE);
        assertThat(srgan.crops().side()).isEqualTo(96);
    }

    @Test
    void everythingCanBeSaid() {
        Program.Upscaler program = program(
                "{'family': 'rrdb', 'data': {'train': 'photos'}, 'network': {'scale': 3, 'colours': 1, 'channels': 8, 'blocks': 2,"
                        + "'growth': 4}, 'objective': {'pixels': 'mse'}, 'ema': 0.5, 'schedule': {'crop': 48, 'images': 90, 'minibatch': 4,"
                        + "'halvings': [40, 80]}, 'augmentation': {'mirror': false, 'turn': false},"
                        + "'degradation': {'noise': {'sigma': 3}}, 'execution': {'precision': 'bfloat16'}, 'checkpointEvery': 7}");

        assertThat(program)
                .isEqualTo(new Program.Upscaler(
                        new Rrdb(3, 1, 8, 2, 4),
                        PixelLoss.MSE,
                        new Optimiser(1e-3, 0.9, 0.99, 1e-8, false),
                        0.5,
                        new Crops(48, 90, 4, false, false, List.of(40L, 80L)),
                        new Degradation(
                                Optional.empty(),
                                Optional.of(new Degradation.Noise(1, new Range(3, 3))),
                                Optional.empty()),
                        Precision.BFLOAT16,
                        7,
                        Optional.empty()));
        assertThat(program.schedule().phases()).containsExactly(new Phase(48, Phase.Kind.STABLE, 92, 4));
        assertThat(program.crops().learningRateFactor(39)).isEqualTo(1);
        assertThat(program.crops().learningRateFactor(80)).isEqualTo(0.25);
    }

    @Test
    void theSmallerPartOfAPairStaysWhereTheScaleChanges() {
        assertThat(program("{'family': 'rrdb', 'data': {'train': 'photos'}, 'network': {'scale': 3}}")
                        .crops()
                        .side())
                .isEqualTo(48);
    }

    @Test
    void theSecondPhaseWeighsItsLossesAsThePapersDo() {
        Adversary esrgan = program(
                        "{'family': 'esrgan', 'preset': 'published', 'data': {'train': 'photos'}, 'from': {'model': 'sharp'}, 'objective':"
                                + "{'perceptual': {'extractor': 'classes', 'layer': 'conv2'}}}")
                .adversary()
                .orElseThrow();
        Adversary srgan = program("{'family': 'srgan', 'data': {'train': 'photos'}, 'from': 'scratch', 'objective':"
                        + "{'perceptual': {'extractor': 'classes', 'layer': 'conv1', 'weight': 0.1}}}")
                .adversary()
                .orElseThrow();

        assertThat(esrgan)
                .isEqualTo(new Adversary(
                        64,
                        Comparison.RELATIVISTIC_AVERAGE,
                        5e-3,
                        1e-2,
                        Optional.of(new Perceptual(new Name("classes"), "conv2", Activation.BEFORE, PixelLoss.L1, 1))));
        assertThat(srgan)
                .isEqualTo(new Adversary(
                        32,
                        Comparison.PLAIN,
                        1e-3,
                        0,
                        Optional.of(
                                new Perceptual(new Name("classes"), "conv1", Activation.AFTER, PixelLoss.MSE, 0.1))));
    }

    @Test
    void thePublishedSecondPhaseHalvesItsRateWhereThePaperDoes() {
        Program.Upscaler esrgan = program("{'family': 'esrgan', 'preset': 'published', 'data': {'train': 'photos'},"
                + "'from': {'model': 'sharp'}, 'objective': {'perceptual': 'none'}}");

        assertThat(esrgan.crops().halvings().stream()
                        .map(shown -> shown / esrgan.crops().minibatch()))
                .as("steps")
                .containsExactly(50_000L, 100_000L, 200_000L, 300_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"esrgan", "srgan"})
    void aSecondPhaseWithoutAFirstHasToBeMeant(String family) {
        String rest = "{'family': '" + family
                + "', 'data': {'train': 'photos'}, 'objective': {'pixelWeight': 1, 'perceptual': 'none'}";

        assertThatThrownBy(() -> parse(rest + "}"))
                .hasMessageContaining("recipe.from: missing: " + family + " goes on from a version of "
                        + (family.equals("esrgan") ? "rrdb" : "srresnet"))
                .hasMessageContaining("or \"scratch\" to start at random");
        Recipe meant = parse(rest + ", 'from': 'scratch'}");
        assertThat(meant.from()).isEmpty();
        assertThat(meant.json().get("from").textValue()).isEqualTo("scratch");
        assertThat(Recipe.parse(meant.bytes(), new Name("other"))).isEqualTo(meant);
        assertThatThrownBy(() -> parse("{'family': 'rrdb', 'data': {'train': 'photos'}, 'from': 'scratch'}"))
                .hasMessageContaining("recipe.from: \"scratch\" is not an object");
    }

    @Test
    void aSecondPhaseThatWasAcceptedBeforeItHadToBeMeantIsReadStill() {
        Recipe meant = parse("{'family': 'esrgan', 'data': {'train': 'photos'}, 'from': 'scratch',"
                + "'objective': {'perceptual': 'none'}}");
        ObjectNode kept = (ObjectNode) meant.json();
        kept.remove("from");
        ((ObjectNode) kept.get("objective")).remove("perceptual");

        assertThat(Json.read(Json.write(kept), Recipe.class)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"esrgan", "srgan"})
    void aSecondPhaseThatSeesNothingHasToBeMeant(String family) {
        String rest = "{'family': '" + family + "', 'preset': 'published', 'data': {'train': 'photos'},"
                + "'from': {'model': 'sharp'}, 'objective': {'pixelWeight': 1";

        assertThatThrownBy(() -> parse(rest + "}}"))
                .hasMessageContaining("recipe.objective.perceptual: missing")
                .hasMessageContaining("use {\"extractor\": …, \"layer\": …}, or \"none\" to go without");
        Recipe meant = parse(rest + ", 'perceptual': 'none'}}");
        assertThat(((Program.Upscaler) meant.program())
                        .adversary()
                        .orElseThrow()
                        .perceptual())
                .isEmpty();
        assertThat(meant.json().at("/objective/perceptual").textValue()).isEqualTo("none");
        assertThat(Recipe.parse(meant.bytes(), new Name("other"))).isEqualTo(meant);
        assertThatThrownBy(() -> parse(rest + ", 'perceptual': 'some'}}"))
                .hasMessageContaining("recipe.objective.perceptual: \"some\" is not an object");
    }

    @ParameterizedTest
    @CsvSource({"srgan, published, 0.006", "srgan, small, 1", "esrgan, published, 1"})
    void featuresWeighWhatThePapersWeighThem(String family, String preset, double weight) {
        Program.Upscaler program = program("{'family': '" + family + "', 'preset': '" + preset
                + "', 'data': {'train': 'photos'}, 'from': 'scratch',"
                + "'objective': {'perceptual': {'extractor': 'vgg', 'layer': 'conv5_4'}}}");

        assertThat(program.adversary().orElseThrow().perceptual().orElseThrow().weight())
                .isEqualTo(weight);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"'preset': 'small' | 10", "'preset': 'published' | 1600", "'schedule': {'images': 56000} | 6"})
    void aHistoryHasSomeTenPoints(String fields, int thousands) {
        assertThat(program("{'family': 'rrdb', 'data': {'train': 'photos'}, " + fields + "}")
                        .checkpointEvery())
                .isEqualTo(thousands);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv1", "conv3_2", "conv5_4"})
    void aLayerIsAConvolutionOfAPlainClassifierOrOfAVgg(String layer) {
        Program.Upscaler esrgan = program("{'family': 'esrgan', 'data': {'train': 'photos'}, 'from': 'scratch',"
                + "'objective': {'perceptual': {'extractor': 'vgg', 'layer': '" + layer + "'}}}");

        assertThat(esrgan.adversary().orElseThrow().perceptual().orElseThrow().layer())
                .isEqualTo(layer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"esrgan", "srgan"})
    void aKeptRecipeOfTheSecondPhaseMeansWhatTheShortOneDoes(String family) {
        Recipe recipe = parse("{'family': '" + family + "', 'data': {'train': 'photos'}, 'from': {'model': 'sharp'},"
                + "'objective': {'perceptual': {'extractor': 'classes', 'layer': 'conv1'}}}");

        assertThat(Recipe.parse(recipe.bytes(), new Name("other"))).isEqualTo(recipe);
        assertThat(recipe.program().family()).isEqualTo(family);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'schedule': {'crop': 72} | recipe.schedule.crop: 72 is not allowed for a discriminator that halves it four times; use a multiple of 16 and of the scale",
                "'objective': {'pixelWeight': 0, 'perceptual': 'none'} | recipe.objective.pixelWeight: 0 without objective.perceptual",
                "'objective': {'perceptual': {'layer': 'conv1'}} | recipe.objective.perceptual.extractor: missing",
                "'objective': {'perceptual': {'extractor': 'classes'}} | recipe.objective.perceptual.layer: missing",
                "'objective': {'perceptual': {'extractor': 'classes', 'layer': 'relu5_4'}} | recipe.objective.perceptual.layer: ",
                "'discriminator': {'channels': 0} | recipe.discriminator.channels: 0 is not allowed"
            })
    void whatIsWrongOfTheSecondPhaseIsNamedToo(String fields, String fault) {
        assertThatThrownBy(() -> parse("{'family': 'esrgan', 'data': {'train': 'photos'}, " + fields + "}"))
                .hasMessageContaining(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'network': {'scale': 5} | recipe.network.scale: 5 is not allowed; use a whole number from 2 to 4",
                "'network': {'colours': 2} | recipe.network.colours: 2 is not allowed",
                "'network': {'latentSize': 2} | recipe.network.latentSize: unknown field",
                "'network': {'scale': 3}, 'schedule': {'crop': 128} | recipe.schedule.crop: 128 is not allowed with a scale of 3; use a multiple of it, such as 126",
                "'schedule': {'crop': 16} | recipe.schedule.crop: 16 is not allowed; use a whole number from 32 to 1024",
                "'schedule': {'halvings': [5, 5]} | recipe.schedule.halvings: [5, 5] is not allowed; list images shown, each more than the one before",
                "'execution': {'precision': 'float16'} | recipe.execution.precision: float16 is not allowed for upscalers",
                "'objective': {'pixels': 'l2'} | recipe.objective.pixels",
                "'preset': 'one-gpu' | recipe.preset"
            })
    void whatIsWrongIsNamedWithWhatIsAllowed(String fields, String fault) {
        assertThatThrownBy(() -> parse("{'family': 'rrdb', 'data': {'train': 'photos'}, " + fields + "}"))
                .hasMessageContaining(fault);
    }

    private static Program.Upscaler program(String json) {
        return (Program.Upscaler) parse(json).program();
    }

    private static Recipe parse(String json) {
        return Recipe.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), new Name("job-1"));
    }
}
