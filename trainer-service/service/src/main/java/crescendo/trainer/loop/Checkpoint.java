package crescendo.trainer.loop;

import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest.Golden;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.schedule.Position;
import java.util.List;
import java.util.Optional;

/**
 * What is to be published of a model at one point.
 *
 * @param inputs  of the ONNX file, by their order there
 * @param classes names of the classes, by their numbers, that a classifier tells apart or a generator can be asked for; empty for others
 * @param upscaler how its file is used, of an upscaler
 */
public record Checkpoint(
        Position reached,
        List<File> files,
        List<Port> inputs,
        List<Port> outputs,
        Optional<Golden> golden,
        List<String> classes,
        Optional<UpscalerSpec> upscaler) {
    /** A file by the name that it has in the manifest. */
    public record File(String name, String mediaType, byte[] content) {}

    public Checkpoint {
        files = List.copyOf(files);
    }

    /** Of a generator or a classifier. */
    public Checkpoint(
            Position reached,
            List<File> files,
            List<Port> inputs,
            List<Port> outputs,
            Optional<Golden> golden,
            List<String> classes) {
        this(reached, files, inputs, outputs, golden, classes, Optional.empty());
    }
}
