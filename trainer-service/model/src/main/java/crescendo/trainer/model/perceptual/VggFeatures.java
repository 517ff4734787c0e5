package crescendo.trainer.model.perceptual;

import crescendo.trainer.model.Ops;
import crescendo.trainer.model.shape.Kernel;
import crescendo.trainer.model.vgg.VggLayer;
import crescendo.trainer.model.vgg.VggPlan;
import java.util.Map;

/**
 * The features that a convolution of a VGG sees: φ of Ledig et al. 2017, section 2.2.1, and of Wang et al. 2018, section 3.3. Pools drop
 * an odd row or column, as Simonyan and Zisserman's do.
 *
 * @param layer     that is meant
 * @param activated whether they are taken after the activation
 * @param shifted   whether colours are shifted first, by a parameter of the network
 */
public record VggFeatures(int colours, VggPlan plan, VggLayer layer, boolean activated, boolean shifted)
        implements LayerFeatures {
    /** As {@link LayerFeatures#of(String, boolean, Map)}. */
    static VggFeatures of(String layer, boolean activated, Map<String, long[]> shapes) {
        VggPlan plan = VggPlan.of(shapes);
        VggLayer found = plan.layers().stream()
                .filter(one -> one.name().equals(layer))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        layer + " is no convolution of this VGG; it has " + plan.layersInWords()));
        int colours = Kernel.of(VggPlan.FIRST.weight(), shapes).in();
        return new VggFeatures(colours, plan, found, activated, shapes.containsKey(VggPlan.SHIFT + "/bias"));
    }

    @Override
    public int halvings() {
        return layer.block() - 1;
    }

    @Override
    public <T> T of(Ops<T> ops, T images) {
        T x = shifted ? ops.bias(images, VggPlan.SHIFT) : images;
        T before = plan.until(ops, x, layer);
        return activated ? ops.relu(before) : before;
    }
}
