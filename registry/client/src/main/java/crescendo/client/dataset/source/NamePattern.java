package crescendo.client.dataset.source;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.PatternSyntaxException;

/**
 * Which files are meant, by their names within a folder or a zip file: {@code *} stands for any characters but the slash,
 * {@code **} for the slash too, {@code ?} for one character, {@code {png,jpg}} for either. Without a slash it is about the last part
 * of a name: {@code *_HR.png} is met in every folder, {@code HR/*} only in that one.
 */
public record NamePattern(String glob) {
    public NamePattern {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "only: " + glob + " is no pattern: " + e.getDescription() + "; write it as '*_HR.png' or 'HR/*'",
                    e);
        }
        if (glob.isBlank()) {
            throw new IllegalArgumentException("only: a pattern of no characters; write it as '*_HR.png' or 'HR/*'");
        }
    }

    /** @param name its parts parted by slashes */
    public boolean meets(String name) {
        String met = glob.contains("/") ? name : name.substring(name.lastIndexOf('/') + 1);
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(met));
        } catch (InvalidPathException unspeakable) {
            return false;
        }
    }

    @Override
    public String toString() {
        return glob;
    }
}
