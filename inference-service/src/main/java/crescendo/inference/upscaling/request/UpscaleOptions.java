package crescendo.inference.upscaling.request;

import crescendo.contracts.Name;
import crescendo.inference.image.png.PngLevel;
import crescendo.inference.upscaling.Opacity;
import java.util.Optional;

/**
 * What a request asks for beside the picture.
 *
 * @param version or an alias; the newest where absent
 * @param alpha   of an interpolated version, in place of its name
 * @param quality of a JPEG, 1 to 100
 * @param level   of a PNG
 * @param tile    height and width of a tile, in pixels of the picture that is sent; the service's own where absent
 * @param exif    whether what the camera noted is kept, which may tell a place
 * @param name    by which whoever asks wants to be told how far it is
 */
public record UpscaleOptions(
        Optional<Name> version,
        Optional<Double> alpha,
        Format format,
        int quality,
        PngLevel level,
        Optional<Integer> tile,
        Opacity opacity,
        boolean exif,
        Optional<Name> name) {
    /** Of the answer. */
    public enum Format {
        PNG("image/png"),
        JPEG("image/jpeg");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }
}
