package crescendo.trainer.model.shape;

import crescendo.trainer.model.Classifier;
import crescendo.trainer.model.Discriminator;
import crescendo.trainer.model.Generator;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.model.upscaling.CropDiscriminator;
import crescendo.trainer.model.upscaling.Upscaler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a network consists of, found by running it on shapes. */
public record Summary(List<Layer> layers, List<Parameter> parameters) {
    private static final Shape SCALAR = Shape.of();

    public Summary {
        layers = List.copyOf(layers);
        parameters = List.copyOf(parameters);
    }

    /** All numbers that are trained. */
    public int parameterCount() {
        return parameters.stream().mapToInt(Parameter::count).sum();
    }

    /** The generator at one resolution: its blended branch included, older colours left out. */
    public static Summary of(Generator generator, int resolution) {
        Shape latent = Shape.of(generator.latentSize());
        return interpreted(ops -> generator.generate(ops, latent, labels(generator.classes()), resolution, SCALAR));
    }

    /** The discriminator at one resolution: its blended branch included, older colours left out. */
    public static Summary of(Discriminator discriminator, int resolution) {
        Shape image = Shape.image(discriminator.base(), resolution, discriminator.colours());
        return interpreted(ops -> discriminator.judge(ops, image, labels(discriminator.classes()), resolution, SCALAR));
    }

    public static Summary of(Classifier classifier) {
        return interpreted(ops -> classifier.classify(ops, Shape.image(classifier.resolution(), classifier.colours())));
    }

    /** @param side of the images that it makes larger */
    public static Summary of(Upscaler upscaler, int side) {
        return interpreted(ops -> upscaler.upscale(ops, Shape.image(side, upscaler.colours())));
    }

    public static Summary of(CropDiscriminator discriminator) {
        Shape images = Shape.image(discriminator.side(), discriminator.colours());
        return interpreted(ops -> discriminator.score(ops, images));
    }

    /** Everything the generator owns while it grows from 4 to {@code highest}: what papers count. */
    public static Summary grown(Generator generator, int highest) {
        return union(
                resolutions(highest).stream().map(side -> of(generator, side)).toList());
    }

    /** Everything the discriminator owns while it grows from 4 to {@code highest}: what papers count. */
    public static Summary grown(Discriminator discriminator, int highest) {
        return union(resolutions(highest).stream()
                .map(side -> of(discriminator, side))
                .toList());
    }

    /** One-hot labels, where there are classes. */
    public static Optional<Shape> labels(int classes) {
        return classes > 0 ? Optional.of(Shape.of(classes)) : Optional.empty();
    }

    private static Summary interpreted(Consumer<ShapeOps> network) {
        ShapeOps ops = new ShapeOps();
        network.accept(ops);
        return new Summary(ops.layers(), ops.parameters());
    }

    private static Summary union(List<Summary> stages) {
        Map<String, Layer> layers = new LinkedHashMap<>();
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (Summary stage : stages) {
            stage.layers.forEach(layer -> layers.putIfAbsent(layer.name(), layer));
            stage.parameters.forEach(parameter -> parameters.putIfAbsent(parameter.name(), parameter));
        }
        return new Summary(new ArrayList<>(layers.values()), new ArrayList<>(parameters.values()));
    }

    private static List<Integer> resolutions(int highest) {
        List<Integer> sides = new ArrayList<>();
        for (int side = 4; side <= highest; side *= 2) sides.add(side);
        return sides;
    }
}
