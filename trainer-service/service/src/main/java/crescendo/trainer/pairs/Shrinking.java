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
 * From a high-resolution image to its low-resolution one: blurred, made smaller as {@link Bicubic#shrunk} does, noise added, then
 * through JPEG; each step only where the degradation has it and chance would have it. Every step makes bytes of bytes, as MATLAB's
 * {@code imfilter}, {@code imresize} and {@code imnoise} do of uint8: without blur, noise is added to exactly the image that the data
 * sets of super-resolution have.
 *
 * @param scale that the height and width are multiples of
 */
record Shrinking(int scale, Degradation degradation) {
    RawImage low(RawImage high, Chance chance) {
        int colours = high.colours();
        int height = high.height() / scale;
        int width = high.width() / scale;
        byte[] blurred = blurred(high, chance);
        byte[] small = Bicubic.shrunk(blurred, high.height(), high.width(), colours, height, width);
        RawImage low = new RawImage(height, width, colours, noisy(small, chance));
        Optional<Jpeg> jpeg = degradation.jpeg().filter(step -> chance.happens(step.chance(), Chance.Of.WHETHER_JPEG));
        return jpeg.isPresent() ? JpegTraces.in(low, jpeg.get().quality().at(chance.uniform(Chance.Of.JPEG))) : low;
    }

    private byte[] blurred(RawImage high, Chance chance) {
        Optional<Blur> blur =
                degradation.blur().filter(step -> chance.happens(step.chance(), Chance.Of.WHETHER_BLURRED));
        if (blur.isEmpty()) return high.pixels();
        double sigma = blur.get().sigma().at(chance.uniform(Chance.Of.BLUR));
        double[] values = new double[high.pixels().length];
        for (int i = 0; i < values.length; i++) values[i] = high.pixels()[i] & 0xff;
        return Bicubic.rounded(GaussianBlur.of(values, high.height(), high.width(), high.colours(), sigma));
    }

    private byte[] noisy(byte[] pixels, Chance chance) {
        Optional<Noise> noise =
                degradation.noise().filter(step -> chance.happens(step.chance(), Chance.Of.WHETHER_NOISY));
        if (noise.isEmpty()) return pixels;
        double sigma = noise.get().sigma().at(chance.uniform(Chance.Of.NOISE));
        float[] normal = chance.normal(pixels.length);
        double[] noisy = new double[pixels.length];
        for (int i = 0; i < noisy.length; i++) noisy[i] = (pixels[i] & 0xff) + sigma * normal[i];
        return Bicubic.rounded(noisy);
    }
}
