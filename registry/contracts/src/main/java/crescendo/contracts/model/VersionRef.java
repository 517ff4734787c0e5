package crescendo.contracts.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A version of a model: {@code fashion@000040000-1a2b3c4d}. */
public record VersionRef(Name model, Name version) {
    private static final Pattern OF_A_JOB = Pattern.compile("[0-9]{9,}-[0-9a-f]{8}(-r[0-9]+)?");

    @JsonCreator
    public static VersionRef parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("version: \"" + text + "\" is not MODEL@VERSION");
        }
        return new VersionRef(Name.of("model", text.substring(0, at)), Name.of("version", text.substring(at + 1)));
    }

    /** The checkpoint of a job after some images: making it twice makes it once, and versions sort by images shown. */
    public static VersionRef of(Name model, Name job, long imagesShown) {
        return of(model, job, imagesShown, 0);
    }

    /**
     * As {@link #of(Name, Name, long)}, of a job that has gone back to an earlier state: its weights are others from there on.
     *
     * @param rollBack number of the roll-back that it was made after; 0 for none
     */
    public static VersionRef of(Name model, Name job, long imagesShown, int rollBack) {
        String again = rollBack == 0 ? "" : "-r" + rollBack;
        return new VersionRef(
                model, new Name(String.format(Locale.ROOT, "%09d-%s%s", imagesShown, markOf(job), again)));
    }

    /** By which versions of one job are known: the same text for all of them; empty for what no job has named. */
    public static Optional<String> mark(Name version) {
        return isVersion(version) ? Optional.of(version.value().split("-", 3)[1]) : Optional.empty();
    }

    /** The mark of a job's versions. */
    public static String markOf(Name job) {
        return Digest.of(job.value().getBytes(StandardCharsets.UTF_8)).brief();
    }

    /** Whether a name is of the form that {@link #of} gives versions, which no alias should have. */
    public static boolean isVersion(Name name) {
        return OF_A_JOB.matcher(name.value()).matches();
    }

    /** What is said of it stands under this key in the log: {@code fashion/000040000-1a2b3c4d}. */
    public String key() {
        return model + "/" + version;
    }

    @Override
    @JsonValue
    public String toString() {
        return model + "@" + version;
    }
}
