package crescendo.inference.runtime;

import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.Port;
import java.util.List;
import java.util.Optional;

/**
 * What goes into a generator and what comes out.
 *
 * @param latentSize length of a sample's latent vector
 * @param height     of an image, in pixels
 * @param width      of an image, in pixels
 * @param channels   1 for grey, 3 for RGB
 * @param classes    that can be asked for, by their numbers; empty where none can
 */
public record Signature(int latentSize, int height, int width, int channels, List<String> classes) {
    public static final String LATENTS = "latents";
    public static final String LABELS = "labels";
    public static final String IMAGES = "images";
    public static final String RAW = "raw";

    public Signature {
        classes = List.copyOf(classes);
        if (latentSize < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("latent size, height and width must be at least 1, not " + latentSize
                    + ", " + height + " and " + width);
        }
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("channels must be 1 (grey) or 3 (RGB), not " + channels);
        }
    }

    /** Of a generator without classes. */
    public Signature(int latentSize, int height, int width, int channels) {
        this(latentSize, height, width, channels, List.of());
    }

    /** What a manifest promises. @throws IllegalArgumentException where that cannot be served, naming the port */
    public static Signature of(VersionManifest manifest) {
        Port latents = port(manifest.inputs(), LATENTS, "float32", 2);
        Port images = port(manifest.outputs(), IMAGES, "uint8", 4);
        Port raw = port(manifest.outputs(), RAW, "float32", 4);
        if (!raw.shape().equals(images.shape())) {
            throw new IllegalArgumentException(
                    "outputs: raw is " + raw.shape() + " and images " + images.shape() + "; they must be alike");
        }
        List<Integer> sides = images.shape();
        return new Signature(latents.shape().get(1), sides.get(1), sides.get(2), sides.get(3), classes(manifest));
    }

    private static List<String> classes(VersionManifest manifest) {
        List<Port> others = manifest.inputs().stream()
                .filter(input -> !input.name().equals(LATENTS))
                .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        port(others, LABELS, "int64", 1);
        if (others.size() > 1 || manifest.classes().isEmpty()) {
            throw new IllegalArgumentException("inputs: "
                    + others.stream().map(Port::name).toList() + " beside " + LATENTS + ", and "
                    + manifest.classes().size() + " classes; " + LABELS + " of named classes are what can be served");
        }
        return manifest.classes();
    }

    /** The number of a class by its name, or by its number where no class has such a name. */
    public Optional<Integer> label(String wanted) {
        int number = classes.indexOf(wanted);
        for (int i = 0; number < 0 && i < classes.size(); i++) {
            if (Integer.toString(i).equals(wanted)) {
                number = i;
            }
        }
        return number < 0 ? Optional.empty() : Optional.of(number);
    }

    private static Port port(List<Port> ports, String name, String type, int rank) {
        Port port = ports.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + ": missing; there are "
                        + ports.stream().map(Port::name).toList()));
        if (!port.type().equals(type) || port.shape().size() != rank) {
            throw new IllegalArgumentException(name + ": " + port.type() + " " + port.shape() + "; " + type + " of "
                    + rank + " sides is what can be served");
        }
        return port;
    }

    /** Bytes of one image, which are also the numbers of one raw output. */
    public int imageBytes() {
        return Math.multiplyExact(Math.multiplyExact(height, width), channels);
    }

    public long pixels() {
        return (long) height * width;
    }
}
