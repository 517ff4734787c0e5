package crescendo.client.dataset.importing;

import crescendo.client.dataset.source.RawImage;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import java.io.IOException;

/** Takes images one by one, and makes a data set of them. */
interface Intake extends AutoCloseable {
    /** @param label index into the classes; 0 where there are none */
    void add(RawImage image, int label) throws IOException;

    /** Stores the rest, and describes it all. @throws SourceFault where there was no image */
    DataSetManifest finish(Name name) throws IOException;

    @Override
    void close() throws IOException;
}
