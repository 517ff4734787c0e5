package crescendo.cli.sample;

import crescendo.cli.Complaint;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** In which form images are written, by the ending of the file's name. */
final class SampleFile {
    private static final Map<String, String> FORMATS = new TreeMap<>(Map.of(
            "png", "grid",
            "zip", "zip",
            "bin", "raw",
            "npy", "npy",
            "safetensors", "safetensors",
            "apng", "apng",
            "gif", "gif"));

    private SampleFile() {}

    /** @throws Complaint where the ending says nothing, naming those that do */
    static String format(Path file) {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1);
        String format = FORMATS.get(ending);
        if (format == null) {
            throw Complaint.usage("-o: " + file + " does not say in which form; end it with one of ."
                    + String.join(", .", FORMATS.keySet()));
        }
        return format;
    }
}
