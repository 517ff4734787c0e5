package crescendo.contracts.model;

import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Golden;
import crescendo.contracts.model.VersionManifest.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A generator to be registered, whose files lie in the bucket already. Its file is used as those trained here: it takes
 * {@code latents} and, where there are classes, {@code labels}, and gives {@code images} and {@code raw}.
 *
 * @param latentSize numbers of a latent, standard normal
 * @param height     of its images, in pixels
 * @param width      of its images, in pixels
 * @param channels   1 for grey, 3 for RGB
 * @param classes    that can be asked for, by their numbers; none where it knows none
 * @param golden     samples and what the file makes of them, as {@link Golden} says
 * @param seed       of these
 * @param count      of these
 * @param samples    a picture for people
 * @param facts      of the import, such as the digest of the file as it was brought
 */
public record GeneratorImport(
        FileRef file,
        int latentSize,
        int height,
        int width,
        int channels,
        List<String> classes,
        FileRef golden,
        long seed,
        int count,
        FileRef samples,
        Map<String, String> facts) {
    public GeneratorImport {
        if (file == null || golden == null || samples == null) {
            throw new IllegalArgumentException("generator: file, golden and samples are all needed");
        }
        if (latentSize < 1 || height < 4 || width < 4 || count < 1) {
            throw new IllegalArgumentException("generator: a latent of " + latentSize + ", images of " + height + "×"
                    + width + " and " + count + " golden samples are not allowed; use 1, 4×4 and 1 at least");
        }
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("generator: channels must be 1 (grey) or 3 (RGB), not " + channels);
        }
        classes = classes == null ? List.of() : List.copyOf(classes);
        facts = facts == null ? Map.of() : new TreeMap<>(facts);
    }

    /** What the file takes. */
    public List<Port> inputs() {
        List<Port> inputs = new ArrayList<>(List.of(new Port("latents", "float32", List.of(-1, latentSize))));
        if (!classes.isEmpty()) {
            inputs.add(new Port("labels", "int64", List.of(-1)));
        }
        return inputs;
    }

    /** What the file gives. */
    public List<Port> outputs() {
        List<Integer> sides = List.of(-1, height, width, channels);
        return List.of(new Port("images", "uint8", sides), new Port("raw", "float32", sides));
    }
}
