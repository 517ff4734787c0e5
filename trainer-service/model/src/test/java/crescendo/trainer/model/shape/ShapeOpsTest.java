package crescendo.trainer.model.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.trainer.model.ChannelPlan;
import crescendo.trainer.model.ConvClassifier;
import crescendo.trainer.model.Gain;
import crescendo.trainer.model.ProGanGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeOpsTest {
    @Test
    void tellsEachLayerOnceWithItsWeightsAndBiases() {
        ProGanGenerator generator = new ProGanGenerator(ChannelPlan.of(16, 8), 32, 1);

        Summary summary = Summary.of(generator, 8);

        assertThat(summary.layers())
                .contains(new Layer("4x4/dense", Shape.of(4, 4, 16), 32 * 256 + 16))
                .contains(new Layer("8x8/conv0", Shape.of(8, 8, 8), 9 * 16 * 8 + 8))
                .contains(new Layer("8x8/toColours", Shape.of(8, 8, 1), 9));
    }

    @Test
    void refusesTheSameParameterTwiceInOneApplication() {
        ShapeOps ops = new ShapeOps();
        ops.dense(Shape.of(3), 4, Gain.LINEAR, "a");

        assertThatThrownBy(() -> ops.dense(Shape.of(3), 4, Gain.LINEAR, "a")).hasMessage("a/weight is used twice");
    }

    @Test
    void halvesTheImageWithEveryWidthOfTheClassifier() {
        Summary summary = Summary.of(new ConvClassifier(32, 1, 10, List.of(8, 16), 24));

        assertThat(summary.layers())
                .extracting(layer -> layer.output().toString())
                .containsExactly("16x16x8", "8x8x16", "24", "10");
    }
}
