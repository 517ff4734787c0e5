package crescendo.trainer.pairs;

import crescendo.client.dataset.source.RawImage;
import crescendo.contracts.image.Bicubic;
import crescendo.contracts.image.GaussianBlur;
import crescendo.contracts.recipe.degradation.Degradation;
import crescendo.contracts.recipe.degradation.Degradation.Blur;
import crescendo.contracts.recipe.degradation.Degradation.Jpeg;
import crescendo.contracts.recipe.degradation.Degradation.Noise;
import java.util.Optional;

/**
 * From a high-resolution image to its low-resolution one: blurred, made smaller by {@link Bicubic}, noise added, rounded to bytes once,
 * then through JPEG; each step only where the degradation has it and chance would have it.
 *
 * @param scale that the height and width are multiples of
 */
record Shrinking(int scale, Degradation degradation) {
    RawImage low(RawImage high, Chance chance) {
        int colours = high.colours();
        int height = high.height() / scale;
        int width = high.width() / scale;
        double[] blurred = blurred(values(high), high, chance);
        double[] small = Bicubic.resized(blurred, high.height(), high.width(), colours, height, width);
        RawImage low = new RawImage(height, width, colours, Bicubic.rounded(noisy(small, chance)));
        Optional<Jpeg> jpeg = degradation.jpeg().filter(step -> chance.happens(step.chance(), Chance.Of.WHETHER_JPEG));
        return jpeg.isPresent() ? JpegTraces.in(low, jpeg.get().quality().at(chance.uniform(Chance.Of.JPEG))) : low;
    }

    private static double[] values(RawImage image) {
        double[] values = new double[image.pixels().length];
        for (int i = 0; i < values.length; i++) values[i] = image.pixels()[i] & 0xff;
        return values;
    }

    private double[] blurred(double[] values, RawImage high, Chance chance) {
        Optional<Blur> blur =
                degradation.blur().filter(step -> chance.happens(step.chance(), Chance.Of.WHETHER_BLURRED));
        if (blur.isEmpty()) return values;
        double sigma = blur.get().sigma().at(chance.uniform(Chance.Of.BLUR));
        return GaussianBlur.of(values, high.height(), high.width(), high.colours(), sigma);
    }

    private double[] noisy(double[] values, Chance chance) {
        Optional<Noise> noise =
                degradation.noise().filter(step -> chance.happens(step.chance(), Chance.Of.WHETHER_NOISY));
        if (noise.isEmpty()) return values;
        double sigma = noise.get().sigma().at(chance.uniform(Chance.Of.NOISE));
        float[] normal = chance.normal(values.length);
        double[] noisy = new double[values.length];
        for (int i = 0; i < noisy.length; i++) noisy[i] = values[i] + sigma * normal[i];
        return noisy;
    }
}
