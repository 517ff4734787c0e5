package crescendo.measure.onnx;

import crescendo.contracts.model.UpscalerSpec.Colours;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which port of a file holds images and in which order their colours are: as somebody says, else what it can only be. */
public final class ImagePorts {
    private ImagePorts() {}

    /**
     * The name of a port.
     *
     * @param option by which it is said
     * @param ports  shapes by name
     * @param fits   whether images may have a shape
     * @throws UnusableNetwork where it does not fit, or several do and none is said
     */
    public static String named(
            String option, Optional<String> said, Map<String, List<Long>> ports, Predicate<List<Long>> fits) {
        List<String> images = ports.entrySet().stream()
                .filter(port -> fits.test(port.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        String name = said.orElseGet(() -> images.size() == 1 ? images.get(0) : "");
        if (!images.contains(name))
            throw new UnusableNetwork(option + ": the file has " + FilePorts.shown(ports) + "; "
                    + (images.isEmpty() ? "images have four axes" : "name one of " + String.join(", ", images)));
        return name;
    }

    /** @throws UnusableNetwork where an axis of so many channels cannot be what is said */
    public static Colours colours(int channels, Optional<Colours> said) {
        Colours colours = said.orElse(channels == 1 ? Colours.GREY : Colours.RGB);
        if (colours.channels() != channels)
            throw new UnusableNetwork("--colours: " + colours + " is not what an axis of " + channels + " can be");
        return colours;
    }
}
