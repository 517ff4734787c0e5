package crescendo.client.dataset.importing;

import crescendo.client.dataset.idx.IdxSource;
import crescendo.client.dataset.picture.Limits;
import crescendo.client.dataset.picture.Pictures;
import crescendo.client.dataset.source.ImageSource;
import crescendo.client.dataset.source.SourceFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Finds out what lies at a path. */
final class Sources {
    private Sources() {}

    /** @throws SourceFault where it is nothing that can be imported */
    static ImageSource open(Path path, Limits limits) throws IOException {
        if (!Files.exists(path)) {
            throw new SourceFault(path + " does not exist");
        }
        if (Files.isDirectory(path)) {
            return IdxSource.isIn(path) ? IdxSource.ofFolder(path) : Pictures.ofFolder(path, limits);
        }
        boolean zip = path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip");
        return zip ? Pictures.ofZip(path, limits) : IdxSource.ofFile(path);
    }
}
