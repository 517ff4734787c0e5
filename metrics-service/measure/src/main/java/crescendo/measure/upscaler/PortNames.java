package crescendo.measure.upscaler;

import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.measure.onnx.FilePorts;
import crescendo.measure.onnx.ImagePorts;
import crescendo.measure.onnx.UnusableNetwork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The input and the output of a file that are images.
 *
 * @param takes type of the input: {@code float32} or {@code uint8}
 * @param gives type of the output
 * @param in    shape of the input, −1 where it is free
 * @param out   shape of the output
 */
record PortNames(String images, String upscaled, String takes, String gives, List<Integer> in, List<Integer> out) {
    private static final Set<String> TYPES = Set.of("float32", "uint8");

    /** @throws UnusableNetwork where a port is not there, is no image, or cannot be told */
    static PortNames of(FilePorts file, Hints hints) {
        if (file.inputs().size() != 1)
            throw new UnusableNetwork("the file takes " + FilePorts.shown(file.inputs()) + "; one input is needed");
        String images = named("--input", hints.images(), file.inputs());
        String upscaled = named("--output-port", hints.upscaled().or(() -> own(file)), file.outputs());
        return new PortNames(
                images,
                upscaled,
                type(images, file),
                type(upscaled, file),
                shape(images, file.inputs()),
                shape(upscaled, file.outputs()));
    }

    /** Files that are exported here give unrounded numbers too, which pictures are not made of. */
    private static Optional<String> own(FilePorts file) {
        return Optional.of(UpscalerSpec.UPSCALED)
                .filter(port -> file.inputs().keySet().equals(Set.of(UpscalerSpec.IMAGES)))
                .filter(port -> "uint8".equals(file.types().get(port)));
    }

    private static String named(String option, Optional<String> said, Map<String, List<Long>> ports) {
        return ImagePorts.named(option, said, ports, shape -> shape.size() == 4);
    }

    private static String type(String port, FilePorts file) {
        String type = file.types().getOrDefault(port, "unknown");
        if (!TYPES.contains(type))
            throw new UnusableNetwork(port + " is of type " + type + "; export it as float32 or uint8");
        return type;
    }

    private static List<Integer> shape(String port, Map<String, List<Long>> ports) {
        return ports.get(port).stream().map(Math::toIntExact).toList();
    }

    Port input() {
        return new Port(images, takes, in);
    }

    Port output() {
        return new Port(upscaled, gives, out);
    }
}
