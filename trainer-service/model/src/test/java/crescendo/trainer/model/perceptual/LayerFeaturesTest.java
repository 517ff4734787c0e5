package crescendo.trainer.model.perceptual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.trainer.model.Classifier;
import crescendo.trainer.model.ConvClassifier;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.model.shape.Shape;
import crescendo.trainer.model.shape.ShapeOps;
import crescendo.trainer.model.shape.Summary;
import crescendo.trainer.model.vgg.VggClassifier;
import crescendo.trainer.model.vgg.VggPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerFeaturesTest {
    private static final Map<String, long[]> PLAIN = shapes(new ConvClassifier(8, 1, 2, List.of(4, 6), 5));
    private static final Map<String, long[]> VGG =
            shapes(new VggClassifier(16, 3, 2, new VggPlan(List.of(4, 6, 8), List.of(1, 2, 3)), 5));

    @Test
    void anExtractorIsToldByTheShapesOfItsWeights() {
        assertThat(LayerFeatures.of("conv1", true, PLAIN)).isEqualTo(new ConvFeatures(1, List.of(4, 6), true));
        assertThat(LayerFeatures.of("conv2_2", false, VGG)).isInstanceOfSatisfying(VggFeatures.class, seen -> {
            assertThat(seen.plan()).isEqualTo(new VggPlan(List.of(4, 6, 8), List.of(1, 2, 3)));
            assertThat(seen.layer().name()).isEqualTo("conv2_2");
            assertThat(seen.colours()).isEqualTo(3);
            assertThat(seen.shifted()).isFalse();
        });
    }

    @Test
    void aLayerThatItLacksIsRefusedWithThoseItHas() {
        assertThatThrownBy(() -> LayerFeatures.of("conv2", true, PLAIN))
                .hasMessage("conv2 is no convolution of this classifier; it has conv0 to conv1");
        assertThatThrownBy(() -> LayerFeatures.of("conv5_4", true, VGG))
                .hasMessage("conv5_4 is no convolution of this VGG; it has conv1_1, conv2_1 to conv2_2, conv3_1 to"
                        + " conv3_3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conv1/weight | 4     | conv1/weight is of shape [4]; weights of a convolution have four axes",
                "conv1/weight | 1 1 4 6 | conv1/weight is of shape [1, 1, 4, 6]; the layers around it need [3, 3, 4, 6]",
                "conv1/weight | 3 3 5 6 | conv1/weight is of shape [3, 3, 5, 6]; the layers around it need [3, 3, 4, 6]",
                "conv0/bias   | 5     | conv0/bias is of shape [5]; the layers around it need [4]",
                "conv0/bias   |       | conv0/bias is missing; the layers around it need [4]"
            })
    void aParameterOfAnotherShapeIsRefusedByItsName(String name, String sides, String said) {
        Map<String, long[]> shapes = new HashMap<>(PLAIN);
        if (sides == null) shapes.remove(name);
        else
            shapes.put(
                    name, Stream.of(sides.split(" ")).mapToLong(Long::parseLong).toArray());

        assertThatThrownBy(() -> LayerFeatures.of("conv1", true, shapes)).hasMessageStartingWith(said);
    }

    @Test
    void aVggWhoseFirstKernelIsNoneIsRefusedByItsName() {
        Map<String, long[]> shapes = new HashMap<>(VGG);
        shapes.put("conv1_1/weight", new long[] {27, 4});

        assertThatThrownBy(() -> LayerFeatures.of("conv2_1", true, shapes))
                .hasMessageStartingWith("conv1_1/weight is of shape [27, 4]; weights of a convolution have four axes");
    }

    @ParameterizedTest
    @CsvSource({"conv1_1, 20, 4", "conv2_2, 10, 6", "conv3_1, 5, 8", "conv3_3, 5, 8"})
    void poolsLieBetweenBlocksAloneAndDropAnOddRow(String layer, int side, int channels) {
        Shape seen = LayerFeatures.of(layer, true, VGG).of(new ShapeOps(), Shape.image(20, 3));

        assertThat(seen).isEqualTo(Shape.of(side, side, channels));
        assertThat(LayerFeatures.of(layer, false, VGG).of(new ShapeOps(), Shape.image(21, 3)))
                .isEqualTo(Shape.of(21 * side / 20, 21 * side / 20, channels));
    }

    @Test
    void imagesThatItCannotReadAreRefusedWithTheReason() {
        LayerFeatures deep = LayerFeatures.of("conv3_3", true, VGG);
        LayerFeatures plain = LayerFeatures.of("conv1", true, PLAIN);

        assertThatCode(() -> deep.requireReadable(4, 3)).doesNotThrowAnyException();
        assertThatCode(() -> plain.requireReadable(36, 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> deep.requireReadable(48, 1))
                .hasMessage("it sees images of 3 colours, and recipe.network.colours is 1");
        assertThatThrownBy(() -> deep.requireReadable(3, 3))
                .hasMessage("its layer halves images 2 times, and recipe.schedule.crop is 3; use 4 or more");
        assertThatThrownBy(() -> plain.requireReadable(34, 1))
                .hasMessage("its layer halves images 2 times, and recipe.schedule.crop is 34; use a multiple of 4");
    }

    private static Map<String, long[]> shapes(Classifier classifier) {
        return Summary.of(classifier).parameters().stream()
                .collect(Collectors.toMap(Parameter::name, Parameter::sides));
    }
}
