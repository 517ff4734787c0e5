package crescendo.client;

import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.model.VersionRef;

/** The layout of the bucket. Everything that becomes part of a key is a {@link Name}, a digest or a number. */
public final class Keys {
    private Keys() {}

    public static String blob(Digest digest) {
        return "blobs/sha256/" + digest.hex().substring(0, 2) + "/" + digest.hex();
    }

    public static String dataSet(Name name, Name version) {
        return "datasets/" + name + "/" + version + "/manifest.json";
    }

    /** The log of a data set's versions: its last entry is the newest version, found without listing. */
    public static String dataSetVersions(Name name) {
        return "datasets/" + name + "/versions/";
    }

    public static String jobLog(Name job) {
        return "jobs/" + job + "/log/";
    }

    public static String beat(Name job) {
        return "jobs/" + job + "/beat";
    }

    public static String version(VersionRef ref) {
        return "models/" + ref.model() + "/versions/" + ref.version() + "/manifest.json";
    }

    /** What was decided of a version: whether it stays. */
    public static String fate(VersionRef ref) {
        return "models/" + ref.model() + "/versions/" + ref.version() + "/fate.json";
    }

    public static String alias(Name model, Name alias) {
        return "models/" + model + "/aliases/" + alias + "/";
    }

    /** @param subject as {@code Suspicion.subject()} makes it */
    public static String suspicion(VersionRef ref, String subject) {
        return "suspicions/" + ref.model() + "/" + ref.version() + "/" + subject + ".json";
    }

    /** Something computed of real images. @param what of all that it depends on */
    public static String statistic(Digest what) {
        return "statistics/sha256/" + what.hex().substring(0, 2) + "/" + what.hex() + ".json";
    }

    /** Of all results of a version. */
    public static String metrics(VersionRef ref) {
        return "metrics/" + ref.model() + "/" + ref.version() + "/";
    }

    /** @param config as {@code MetricProtocol.config()} makes it */
    public static String metric(VersionRef ref, String metric, String config) {
        return metrics(ref) + Name.of("metric", metric) + "@" + Name.of("config", config) + ".json";
    }
}
