package crescendo.cli.model;

import crescendo.cli.rest.Registry;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.model.UpscalerSpec.Values;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import java.util.List;
import java.util.Map;

/** A file that was tried and fits: what is stored of it, registered, and said. */
interface Brought {
    /** What goes into the bucket. */
    List<byte[]> files();

    /** @param facts of the import, the name of the file among them */
    VersionManifest register(Registry registry, Name model, Map<String, String> facts);

    /** For people, line by line. */
    List<String> summary(VersionManifest registered);

    /** For people: which numbers stand for what. */
    static String shown(Values values) {
        return values.type() + " from " + values.black() + " (black) to " + values.white() + " (white)";
    }

    static FileRef ref(byte[] bytes, String mediaType) {
        return new FileRef(Digest.of(bytes), bytes.length, mediaType);
    }
}
