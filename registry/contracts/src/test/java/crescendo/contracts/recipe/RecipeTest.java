package crescendo.contracts.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.guard.Guard;
import crescendo.contracts.recipe.fault.Fault;
import crescendo.contracts.recipe.fault.InvalidRecipe;
import crescendo.contracts.schedule.Phase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTest {
    @Test
    void aShortRecipeTakesThePapersDefaults() {
        Recipe recipe = parse("{'data': {'train': 'cats'}}");

        Program.ProGan program = (Program.ProGan) recipe.program();
        assertThat(recipe.model()).isEqualTo(new Name("job-1"));
        assertThat(program.optimiser()).isEqualTo(new Optimiser(0.001, 0, 0.99, 1e-8, true));
        assertThat(program.objective().penalty())
                .isEqualTo(new Objective.Penalty(Objective.Penalty.Kind.GRADIENT_PENALTY, 10, 1, 1));
        assertThat(program.objective().drift()).isEqualTo(0.001);
        assertThat(program.channels()).containsEntry(4, 512).containsEntry(32, 512);
        assertThat(program.schedule().phases()).hasSize(7);
    }

    @Test
    void aCompleteRecipeMeansTheSameAsTheShortOne() {
        Recipe recipe = parse(
                "{'data': {'train': 'cats@v1', 'test': 'dogs'}, 'after': 'a', 'network': {'fmapMax': 16, 'colours': 1},"
                        + "'schedule': {'resolution': 16, 'fadeImages': {'8': 100}, 'minibatch': 8}, 'metrics': {'classifier': 'c'}}");

        Recipe again = Recipe.parse(recipe.bytes(), new Name("other"));

        assertThat(again).isEqualTo(recipe);
        assertThat(again.digest()).isEqualTo(recipe.digest());
        assertThat(Json.read(recipe.bytes(), Recipe.class)).isEqualTo(recipe);
    }

    @Test
    void augmentationsAreMadeInOneOrderHoweverTheyAreListed() {
        Recipe recipe = parse(
                "{'data': {'train': 'cats'}, 'augmentation': {'mirror': true, 'differentiable': ['cutout', 'colour']}}");
        Recipe other = parse(
                "{'data': {'train': 'cats'}, 'augmentation': {'differentiable': ['colour', 'cutout'], 'mirror': true}}");

        assertThat(((Program.ProGan) recipe.program()).augmentation())
                .isEqualTo(new Augmentation(
                        true, List.of(Augmentation.Differentiable.COLOUR, Augmentation.Differentiable.CUTOUT)));
        assertThat(recipe.digest()).isEqualTo(other.digest());
        assertThatThrownBy(() -> parse("{'data': {'train': 'cats'}, 'augmentation': {'differentiable': ['rotation']}}"))
                .hasMessageContaining("recipe.augmentation.differentiable")
                .hasMessageContaining("rotation")
                .hasMessageContaining("colour, translation, cutout");
    }

    @Test
    void imagesThatAreNotSquareHaveABaseShapeAndNoInceptionScore() {
        Recipe tall = parse("{'data': {'train': 'cats'}, 'network': {'baseShape': [4, 2]}}");

        assertThat(((Program.ProGan) tall.program()).baseShape()).isEqualTo(new BaseShape(4, 2));
        assertThat(tall.measuring().metrics()).containsExactly("swd");
        assertThat(Recipe.parse(tall.bytes(), new Name("other"))).isEqualTo(tall);
        assertThatThrownBy(() -> parse("{'data': {'train': 'cats'}, 'network': {'baseShape': [4, 2]},"
                        + "'metrics': {'names': ['is'], 'classifier': 'c'}}"))
                .hasMessageContaining("recipe.metrics.names: is is not allowed: classifiers read square images");
        assertThatThrownBy(() -> parse("{'data': {'train': 'cats'}, 'network': {'baseShape': [2, 2]}}"))
                .hasMessageContaining("recipe.network.baseShape: [2, 2] is not allowed");
    }

    @Test
    void consistencyIsOffUnlessItHasAWeight() {
        Recipe plain = parse("{'data': {'train': 'cats'}}");
        Recipe balanced =
                parse("{'data': {'train': 'cats'}, 'objective': {'consistency': {'weight': 10, 'on': 'both'}}}");

        assertThat(((Program.ProGan) plain.program()).objective().consistency()).isEqualTo(Objective.Consistency.NONE);
        assertThat(((Program.ProGan) balanced.program()).objective().consistency())
                .isEqualTo(new Objective.Consistency(10, Objective.Consistency.On.BOTH));
        assertThatThrownBy(() -> parse("{'data': {'train': 'cats'}, 'objective': {'consistency': {'on': 'both'}}}"))
                .hasMessageContaining("recipe.objective.consistency.on: both changes nothing while the weight is 0");
    }

    @Test
    void everyPresetIsAConfigurationOfThePaper() {
        Program.ProGan cifar = (Program.ProGan) parse("{'data': {'train': 'cats'}, 'preset': 'published-cifar10'}")
                .program();
        Program.ProGan published = (Program.ProGan)
                parse("{'data': {'train': 'cats'}, 'preset': 'published', 'schedule': {'resolution': 128}}")
                        .program();
        Program.ProGan oneGpu = (Program.ProGan)
                parse("{'data': {'train': 'cats'}, 'preset': 'one-gpu', 'schedule': {'resolution': 512}}")
                        .program();

        assertThat(cifar.schedule().totalImages()).isEqualTo(20_000_000);
        assertThat(cifar.channels()).containsEntry(4, 128).containsEntry(32, 128);
        assertThat(cifar.latentSize()).isEqualTo(128);
        assertThat(cifar.objective().penalty().target()).isEqualTo(750);
        assertThat(published.channels()).containsEntry(4, 512).containsEntry(128, 32);
        assertThat(published.growth().minibatch()).containsEntry(4, 16).containsEntry(128, 16);
        assertThat(published.schedule().totalImages()).isEqualTo(800_000L * 11);
        assertThat(oneGpu.growth().minibatch().values()).containsExactly(128, 128, 128, 64, 32, 16, 8, 4);
        assertThat(oneGpu.growth().repeats()).isEqualTo(4);
    }

    @Test
    void thePlaceInTheQueueIsKeptButIsNoPartOfWhatTheRunIs() {
        Recipe usual = parse("{'data': {'train': 'cats'}}");
        Recipe urgent =
                parse("{'data': {'train': 'cats'}, 'queue': {'priority': 7, 'device': 'gpu', 'submitter': 'ada'}}");

        assertThat(usual.queue()).isEqualTo(QueuePlace.USUAL);
        assertThat(urgent.queue()).isEqualTo(new QueuePlace(7, QueuePlace.Device.GPU, Optional.of(new Name("ada"))));
        assertThat(Recipe.parse(urgent.bytes(), new Name("other"))).isEqualTo(urgent);
        assertThat(urgent.digest()).isEqualTo(usual.digest());
        assertThat(urgent).isNotEqualTo(usual);
    }

    @Test
    void aKeptRecipeNamesNoPreset() {
        Recipe recipe = parse("{'data': {'train': 'cats'}, 'preset': 'published-cifar10', 'seed': 3}");

        assertThat(recipe.json().has("preset")).isFalse();
        assertThat(Recipe.parse(recipe.bytes(), new Name("other"))).isEqualTo(recipe);
    }

    @Test
    void nothingIsGuardedUnlessTheRecipeSaysSo() {
        Guard guard = parse("{'data': {'train': 'cats'}}").program().guard();

        assertThat(guard.every()).isZero();
        assertThat(guard.action()).isEqualTo(Guard.Action.NONE);
    }

    @ParameterizedTest
    @CsvSource({"wasserstein, 0", "saturating, 10", "non-saturating, 10", "hinge, 3", "least-squares, 1.9"})
    void aDiscriminatorIsSaturatedWhereItsLossHasNothingLeftToSay(String loss, double gap) {
        Recipe recipe = parse("{'data': {'train': 'cats'}, 'objective': {'loss': '" + loss + "'}}");

        assertThat(recipe.program().guard().saturation().gap()).isEqualTo(gap);
    }

    @Test
    void aGuardIsKeptAsItWasAsked() {
        Recipe recipe = parse("{'data': {'train': 'cats'}, 'guard': {'every': 5000, 'images': 32, 'patience': 2,"
                + "'saturation': {'gap': 4}, 'diversity': {'floor': 0.2, 'fall': 0.25}, 'swd': {'rise': 2.5},"
                + "'action': 'roll-back', 'learningRateFactor': 0.25, 'atMost': 1}}");

        assertThat(recipe.program().guard())
                .isEqualTo(new Guard(
                        5000,
                        32,
                        2,
                        new Guard.Saturation(4),
                        new Guard.Diversity(0.2, 0.25),
                        new Guard.Swd(2.5),
                        Guard.Action.ROLL_BACK,
                        0.25,
                        1));
        assertThat(Recipe.parse(recipe.bytes(), new Name("other"))).isEqualTo(recipe);
    }

    @ParameterizedTest
    @CsvSource({
        "wasserstein, plain",
        "saturating, plain",
        "non-saturating, plain",
        "least-squares, plain",
        "hinge, plain",
        "non-saturating, relativistic",
        "least-squares, relativistic",
        "hinge, relativistic",
        "non-saturating, relativistic-average",
        "least-squares, relativistic-average",
        "hinge, relativistic-average"
    })
    void everyObjectiveIsKeptAsItWasAsked(String loss, String comparison) {
        Recipe recipe = parse("{'data': {'train': 'cats'}, 'objective': {'loss': '%s', 'comparison': '%s'}}"
                .formatted(loss, comparison));

        assertThat(recipe.json().at("/objective/loss").textValue()).isEqualTo(loss);
        assertThat(recipe.json().at("/objective/comparison").textValue()).isEqualTo(comparison);
        assertThat(Recipe.parse(recipe.bytes(), new Name("other"))).isEqualTo(recipe);
    }

    @ParameterizedTest
    @CsvSource({"none, 0", "ac-gan, 1", "projection, 0"})
    void everyConditioningIsKeptAsItWasAsked(String conditioning, double classification) {
        Recipe recipe = parse("{'data': {'train': 'cats'}, 'network': {'conditioning': '%s'}}".formatted(conditioning));

        assertThat(recipe.json().at("/network/conditioning").textValue()).isEqualTo(conditioning);
        assertThat(recipe.json().at("/objective/classification").doubleValue()).isEqualTo(classification);
        assertThat(Recipe.parse(recipe.bytes(), new Name("other"))).isEqualTo(recipe);
    }

    @Test
    void aClassifierToo() {
        Recipe recipe = parse("{'family': 'classifier', 'data': {'train': 'cats'}, 'network': {'channels': [8, 16]},"
                + "'schedule': {'resolution': 16, 'images': 1000, 'minibatch': 50}}");

        assertThat(recipe.program().schedule().phases()).containsExactly(new Phase(16, Phase.Kind.STABLE, 1000, 50));
        assertThat(recipe.json().at("/network").has("convolutions")).isFalse();
        assertThat(Recipe.parse(recipe.bytes(), new Name("other"))).isEqualTo(recipe);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'preset': 'vgg-small' | [16, 32, 64] | [2, 2, 2] | 0.001",
                "'preset': 'vgg19' | [64, 128, 256, 512, 512] | [2, 2, 4, 4, 4] | 1.0E-4",
                "'network': {'channels': [8, 12], 'convolutions': [1, 3]} | [8, 12] | [1, 3] | 0.001"
            })
    void aClassifierOfStackedConvolutionsToo(String fields, String channels, String convolutions, double rate) {
        Recipe recipe = parse("{'family': 'classifier', 'data': {'train': 'cats'}, " + fields + "}");

        Program.Classifier program = (Program.Classifier) recipe.program();
        assertThat(program.channels()).hasToString(channels);
        assertThat(program.convolutions()).hasToString(convolutions);
        assertThat(program.optimiser().learningRate()).isEqualTo(rate);
        assertThat(Recipe.parse(recipe.bytes(), new Name("other"))).isEqualTo(recipe);
    }

    @Test
    void aMinibatchCanBeLeftToTheTrainersMemory() {
        Recipe recipe = parse("{'data': {'train': 'cats'}, 'schedule': {'minibatch': 'auto'}}");

        Program.ProGan program = (Program.ProGan) recipe.program();
        assertThat(program.execution().fitsMemory()).isTrue();
        assertThat(program.growth().minibatch())
                .as("the preset's, which are as they were")
                .isEqualTo(
                        ((Program.ProGan) parse("{'data': {'train': 'cats'}}").program())
                                .growth()
                                .minibatch());
        assertThat(recipe.json().at("/execution/microBatch").textValue()).isEqualTo("auto");
        assertThat(Recipe.parse(recipe.bytes(), new Name("other"))).isEqualTo(recipe);
    }

    @Test
    void aMicroBatchIsNoLargerThanTheMinibatch() {
        Recipe recipe = parse("{'data': {'train': 'cats'}, 'execution': {'microBatch': 64, 'towers': 4}}");

        Execution execution = ((Program.ProGan) recipe.program()).execution();
        assertThat(execution.atOnce(4, 128)).isEqualTo(64);
        assertThat(execution.atOnce(64, 32)).isEqualTo(32);
        assertThat(Recipe.parse(recipe.bytes(), new Name("other"))).isEqualTo(recipe);
    }

    @Test
    void phasesAreWholeMinibatches() {
        Recipe recipe =
                parse("{'data': {'train': 'cats'}, 'schedule': {'resolution': 8, 'stableImages': 90, 'fadeImages': 10,"
                        + "'minibatch': {'4': 64, '8': 32}}}");

        assertThat(recipe.program().schedule().phases())
                .containsExactly(
                        new Phase(4, Phase.Kind.STABLE, 128, 64),
                        new Phase(8, Phase.Kind.FADE, 32, 32),
                        new Phase(8, Phase.Kind.STABLE, 96, 32));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'data': {'train': 'cats'}, 'schedule': {'resolution': 48}} | recipe.schedule.resolution: 48 is not a power of two; use one of 4, 8, 16, 32, 64, 128, 256, 512, 1024",
                "{'data': {'train': 'cats'}, 'objective': {'comparison': 'relativistic'}} | recipe.objective.comparison: relativistic is not allowed with the wasserstein loss",
                "{'data': {'train': 'cats'}, 'objective': {'loss': 'saturating', 'comparison': 'relativistic'}} | recipe.objective.comparison: relativistic is not allowed with the saturating loss",
                "{'data': {'train': 'cats'}, 'objective': {'loss': 'hinge', 'smoothing': 0.1}} | recipe.objective.smoothing: 0.1 is not allowed",
                "{'data': {'train': 'cats'}, 'objective': {'loss': 'hindge'}} | recipe.objective.loss: \"hindge\" is not known; use one of saturating, non-saturating, least-squares, hinge, wasserstein",
                "{'data': {'train': 'cats'}, 'network': {'conditioning': 'labels'}} | recipe.network.conditioning: \"labels\" is not known; use one of none, ac-gan, projection",
                "{'data': {'train': 'cats'}, 'objective': {'classification': 2}} | recipe.objective.classification: 2.0 is not allowed: nothing classifies; use 0, or ac-gan as recipe.network.conditioning",
                "{'data': {'train': 'cats'}, 'network': {'conditioning': 'ac-gan'}, 'objective': {'classification': 0}} | recipe.objective.classification: 0 is not allowed with ac-gan; use a number above 0",
                "{'data': {'train': 'cats'}, 'preset': 'best'} | recipe.preset: \"best\" is not known; use one of none, one-gpu, published, published-cifar10",
                "{'data': {'train': 'cats'}, 'guard': {'action': 'restart'}} | recipe.guard.action: \"restart\" is not known; use one of none, stop, roll-back",
                "{'data': {'train': 'cats'}, 'guard': {'swd': {'rise': 0.5}}} | recipe.guard.swd.rise: 0.5 is not allowed; use a number above 1, or 0 for never",
                "{'data': {'train': 'cats'}, 'guard': {'images': 2}} | recipe.guard.images: 2 is not allowed; use a whole number from 8 to 1024",
                "{'data': {'train': 'cats'}, 'guard': {'swd': 3}} | recipe.guard.swd: 3 is not an object",
                "{'data': {'train': 'cats'}, 'family': 'classifier', 'guard': {}} | recipe.guard: unknown field",
                "{'data': {'train': 'cats'}, 'shedule': 1} | recipe.shedule: unknown field; known here are",
                "{'data': {'train': '../cats'}} | recipe.data.train: \"../cats\" is not allowed; use the name of a data set",
                "{'data': {'train': 'cats'}, 'seed': 'x'} | recipe.seed: \"x\" is not allowed; use a whole number from 0 to",
                "{'data': {'train': 'cats'}, 'optimiser': {'learningRate': -1}} | recipe.optimiser.learningRate: -1 is not allowed",
                "{'data': {'train': 'cats'}, 'schedule': {'minibatch': {'64': 2}}} | recipe.schedule.minibatch.64: no stage has this resolution",
                "{'data': {'train': 'cats'}, 'schedule': {'stableImages': {'8': 0}, 'fadeImages': {'8': 0}}} | recipe.schedule.stableImages.8: 0 is not allowed",
                "{'data': {'train': 'cats'}, 'family': 'classifier', 'network': {'colours': 2}} | recipe.network.colours: 2 is not allowed",
                "{'data': {'train': 'cats'}, 'family': 'classifier', 'schedule': {'resolution': 8}} | recipe.network.channels: 3 halvings of 8 pixels",
                "{'data': {'train': 'cats'}, 'family': 'classifier', 'preset': 'vgg19', 'schedule': {'resolution': 16}} | recipe.network.channels: 5 halvings of 16 pixels",
                "{'data': {'train': 'cats'}, 'family': 'classifier', 'network': {'channels': [8, 8], 'convolutions': [2]}} | recipe.network.convolutions: [2] beside channels of 2 blocks",
                "{'data': {'train': 'cats'}, 'family': 'classifier', 'network': {'channels': [8], 'convolutions': [10]}} | recipe.network.convolutions: 10 is not allowed; use a whole number from 1 to 9",
                "{'data': {'train': 'cats'}, 'execution': {'microBatch': {'32': 48}}} | recipe.execution.microBatch.32: 48 cannot be a part of a minibatch of 64 here; use 0 for the whole, or one of 4, 8, 16, 32: whole groups of 4 images",
                "{'data': {'train': 'cats'}, 'schedule': {'minibatch': 'auto'}, 'execution': {'microBatch': 4}} | recipe.execution.microBatch: given beside schedule.minibatch: \"auto\"; use the one or the other",
                "{'data': {'train': 'cats'}, 'schedule': {'minibatch': 'much'}} | recipe.schedule.minibatch: \"much\" is not allowed",
                "{'data': {'train': 'cats'}, 'execution': {'microBatch': 2}} | recipe.execution.microBatch.32: 2 cannot be a part of a minibatch of 64",
                "{'data': {'train': 'cats'}, 'execution': {'microBatch': 32, 'towers': 3}} | recipe.execution.towers: 3 cannot share the 32 images that are trained at once at 32×32",
                "{'data': {'train': 'cats'}, 'execution': {'precision': 'half'}} | recipe.execution.precision: \"half\" is not known; use one of full, bfloat16, float16, auto",
                "{'data': {'train': 'cats'}, 'execution': {'statistics': 'none'}} | recipe.execution.statistics: \"none\" is not known; use one of tower, all",
                "{} | recipe.data.train: missing",
                "{'data': {'train': 'cats'}, 'metrics': {'names': ['lpips']}} | recipe.metrics.names: \"lpips\" is not known, or is there twice; list some of swd, is, ms-ssim",
                "{'data': {'train': 'cats'}, 'metrics': {'names': ['fid', 'swd', 'modes']}} | recipe.metrics.classifier: missing, and fid, modes need one; use the name of a classifier model",
                "{'data': {'train': 'cats'}, 'metrics': {'names': ['intra-fid'], 'classifier': 'judge'}} | recipe.metrics.names: intra-fid needs a generator of classes, and recipe.network.conditioning is none; use a conditioning of ac-gan or projection, or leave out intra-fid",
                "{'data': {'train': 'cats'}, 'network': {'baseShape': [4, 2]}, 'metrics': {'names': ['fid', 'kid'], 'classifier': 'judge'}} | recipe.metrics.names: fid, kid are not allowed: classifiers read square images; use swd, ms-ssim, ms-ssim-shrinking, power-spectrum, colour-histogram, or []",
                "{'data': {'train': 'cats'}, 'metrics': {'names': ['is']}} | recipe.metrics.classifier: missing",
                "{'data': {'train': 'cats'}, 'family': 'stylegan'} | recipe.family: \"stylegan\" is not known; use one of progan, classifier",
                "{'data': {'train': 'cats'}, 'queue': {'priority': 101}} | recipe.queue.priority: 101 is not allowed; use a whole number from -100 to 100",
                "{'data': {'train': 'cats'}, 'queue': {'device': 'tpu'}} | recipe.queue.device: \"tpu\" is not known; use one of any, cpu, gpu",
                "{'data': {'train': 'cats'}, 'queue': {'submitter': 'A B'}} | recipe.queue.submitter: \"A B\" is not allowed; use a name",
                "{'data': {'train': 'cats'}, 'family': 'classifier', 'queue': {'pace': 1}} | recipe.queue.pace: unknown field; known here are device, priority, submitter",
                "[1] | recipe: [1] is not an object",
                "{'a': 1, 'a': 2} | recipe: ",
                "{'data': | recipe: "
            })
    void aFaultNamesTheFieldTheValueAndWhatIsAllowed(String json, String expected) {
        assertThatThrownBy(() -> parse(json)).isInstanceOf(InvalidRecipe.class).hasMessageContaining(expected);
    }

    @Test
    void allFaultsAreReportedAtOnce() {
        InvalidRecipe invalid = catchThrowableOfType(
                InvalidRecipe.class,
                () -> parse("{'seed': -1, 'ema': 2, 'x': 0, 'schedule': {'resolution': 3, 'y': 1}}"));

        assertThat(invalid.faults())
                .extracting(Fault::field)
                .containsExactlyInAnyOrder(
                        "recipe.data.train",
                        "recipe.seed",
                        "recipe.ema",
                        "recipe.x",
                        "recipe.schedule.resolution",
                        "recipe.schedule.y");
    }

    @Test
    void badUtf8IsRefused() {
        byte[] bytes = "{\"data\": {\"train\": \"c\"}}".getBytes(StandardCharsets.ISO_8859_1);
        bytes[20] = (byte) 0xE9;

        assertThatThrownBy(() -> Recipe.parse(bytes, new Name("j")))
                .isInstanceOf(InvalidRecipe.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aRecipeTooLongIsRefusedUnread() {
        assertThatThrownBy(() -> Recipe.parse(new byte[70_000], new Name("j")))
                .hasMessageContaining("at most 65536 bytes");
    }

    @Property(tries = 300)
    void anyTextIsARecipeOrARefusal(@ForAll String text) {
        try {
            Recipe.parse(text.getBytes(StandardCharsets.UTF_8), new Name("j"));
        } catch (InvalidRecipe expected) {
            assertThat(expected.faults()).isNotEmpty();
        }
    }

    private static Recipe parse(String json) {
        return Recipe.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), new Name("job-1"));
    }
}
