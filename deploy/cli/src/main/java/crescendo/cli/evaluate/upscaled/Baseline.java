package crescendo.cli.evaluate.upscaled;

import crescendo.metric.similarity.Picture;
import java.io.IOException;
import java.util.Optional;

/**
 * What every method is compared with: MATLAB's bicubic enlarging of the low-resolution pictures.
 *
 * @param low those pictures; where absent, the originals made smaller by MATLAB's bicubic, as most data sets of
 *     super-resolution are made
 */
record Baseline(Optional<NamedPictures> low) {
    /** Exactly {@code scale} times as large as its low-resolution picture. */
    Picture of(String name, Picture truth, int scale) throws IOException {
        Picture small = low.isPresent() ? low.get().picture(name) : shrunk(truth, scale);
        return small.resized(small.height() * scale, small.width() * scale);
    }

    private static Picture shrunk(Picture truth, int scale) {
        int height = truth.height() / scale;
        int width = truth.width() / scale;
        return truth.cropped(height * scale, width * scale).resized(height, width);
    }

    String description() {
        String kind = "MATLAB bicubic, a = -0.5, rounded to bytes";
        return low.isPresent() ? kind + ", of the low-resolution images given" : kind + ", of the truth shrunk by it";
    }
}
