package crescendo.measure.extractor;

import crescendo.contracts.model.ExtractorSpec;
import crescendo.contracts.model.ImageInput;
import crescendo.measure.onnx.FilePorts;
import crescendo.measure.onnx.UnusableNetwork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Which of a file's ports is what: as somebody says, or else by what there is.
 *
 * @param images   its input
 * @param logits   of classes
 * @param features of images
 */
public record Naming(Optional<String> images, Optional<String> logits, Optional<String> features) {
    public static final Naming BY_SHAPE = new Naming(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Decides.
     *
     * @param preset tells outputs that nobody has named by their widths; without one they must be named
     * @throws UnusableNetwork where a port is not there, or cannot be told
     */
    public ExtractorSpec of(FilePorts ports, ImageInput input, Optional<Presets> preset) {
        String fed = images.orElseGet(() -> only(ports.inputs()));
        require("input", fed, ports.inputs());
        if (ports.inputs().size() > 1)
            throw new UnusableNetwork("the file takes " + FilePorts.shown(ports.inputs()) + "; one input is needed");
        logits.ifPresent(name -> require("logits", name, ports.outputs()));
        features.ifPresent(name -> require("features", name, ports.outputs()));
        boolean named = logits.isPresent() || features.isPresent();
        Optional<String> told = named
                ? logits
                : preset.flatMap(known ->
                        ofWidth(ports.outputs(), width -> known.classes().contains((int) width)));
        Optional<String> given = named
                ? features
                : preset.flatMap(known -> ofWidth(ports.outputs(), width -> width == known.features()));
        if (told.isEmpty() && given.isEmpty())
            throw new UnusableNetwork("the file gives " + FilePorts.shown(ports.outputs())
                    + "; name the output of features, of logits, or both");
        return new ExtractorSpec(fed, told, given, input);
    }

    private static String only(Map<String, List<Long>> inputs) {
        return inputs.keySet().stream()
                .findFirst()
                .orElseThrow(() -> new UnusableNetwork("the file takes nothing; one input is needed"));
    }

    private static void require(String what, String name, Map<String, List<Long>> ports) {
        if (!ports.containsKey(name))
            throw new UnusableNetwork(what + ": the file has no " + name + " there; it has " + FilePorts.shown(ports));
    }

    /** The only output of such a width; empty where there is none, or more than one. */
    private static Optional<String> ofWidth(Map<String, List<Long>> outputs, LongPredicate wanted) {
        List<String> found = outputs.entrySet().stream()
                .filter(output -> output.getValue().size() >= 2
                        && wanted.test(output.getValue().get(1)))
                .map(Map.Entry::getKey)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
