package crescendo.client.dataset.importing;

import crescendo.client.dataset.source.RawImage;
import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import java.io.IOException;

/** Takes images one by one, and makes a data set of them. */
interface Intake extends AutoCloseable {
    /** @param label index into the classes; 0 where there are none */
    void add(RawImage image, int label) throws IOException;

    /** Stores the rest, and describes it all. @throws SourceFault where there was no image */
    DataSetManifest finish(Name name) throws IOException;

    /** @param identity what of a version makes it this one: everything but names that people give */
    static Name version(Object identity) {
        return Name.of(Digest.of(Json.write(identity)).hex().substring(0, 16));
    }

    @Override
    void close() throws IOException;
}
