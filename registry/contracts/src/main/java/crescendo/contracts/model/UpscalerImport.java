package crescendo.contracts.model;

import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Port;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An upscaler to be registered, whose files lie in the bucket already.
 *
 * @param golden  a test picture and what the file makes of it, as {@link VersionManifest.Golden} says
 * @param count   of pictures in it
 * @param samples both as a picture for people
 * @param facts   of the import
 * @param weights of an interpolated one whose parents have theirs
 * @param between which versions it lies, of an interpolated one
 */
public record UpscalerImport(
        FileRef file,
        UpscalerSpec spec,
        Port input,
        Port output,
        FileRef golden,
        int count,
        FileRef samples,
        Map<String, String> facts,
        Optional<FileRef> weights,
        Optional<Interpolation> between) {
    /** Of a file that others made. */
    public UpscalerImport(
            FileRef file,
            UpscalerSpec spec,
            Port input,
            Port output,
            FileRef golden,
            int count,
            FileRef samples,
            Map<String, String> facts) {
        this(file, spec, input, output, golden, count, samples, facts, Optional.empty(), Optional.empty());
    }

    public UpscalerImport {
        if (file == null || spec == null || input == null || output == null || golden == null || samples == null) {
            throw new IllegalArgumentException(
                    "upscaler: file, spec, input, output, golden and samples are all needed");
        }
        if (input.shape().size() != 4 || output.shape().size() != 4) {
            throw new IllegalArgumentException("upscaler: images have four axes, not " + input + " and " + output);
        }
        if (!input.name().equals(spec.images()) || !output.name().equals(spec.upscaled())) {
            throw new IllegalArgumentException("upscaler: " + spec.images() + " and " + spec.upscaled()
                    + " are to be used, and its ports are " + input.name() + " and " + output.name());
        }
        facts = facts == null ? Map.of() : new TreeMap<>(facts);
    }
}
