package crescendo.client.dataset.importing;

import crescendo.client.dataset.array.NpySource;
import crescendo.client.dataset.cifar.CifarSource;
import crescendo.client.dataset.idx.IdxSource;
import crescendo.client.dataset.picture.Pictures;
import crescendo.client.dataset.source.ImageSource;
import crescendo.client.dataset.source.Reading;
import crescendo.client.dataset.source.SourceFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Finds out what lies at a path: a folder or zip file of PNG, JPEG and GIF pictures, whose folders become classes; a folder in a zip file; an IDX file;
 * CIFAR-10's or CIFAR-100's binary files, or their .tar.gz as published; a folder of those; an array of NumPy.
 */
public final class Sources {
    private static final byte[] ZIP = {'P', 'K'};

    private Sources() {}

    /** @throws SourceFault where it is nothing that can be read */
    public static ImageSource open(Path path, Reading reading) throws IOException {
        ImageSource source = find(path, reading);
        if (reading.only().isPresent() && !(source instanceof Pictures)) {
            source.close();
            throw new SourceFault("only: " + path + " has no files of pictures to choose from; leave it out");
        }
        return source;
    }

    private static ImageSource find(Path path, Reading reading) throws IOException {
        if (!Files.exists(path)) {
            return inZip(path, reading);
        }
        if (!Files.isDirectory(path)) {
            return ofFile(path, reading);
        }
        if (IdxSource.isIn(path)) {
            return IdxSource.ofFolder(path);
        }
        return CifarSource.isIn(path) ? CifarSource.ofFolder(path) : Pictures.ofFolder(path, reading);
    }

    private static ImageSource inZip(Path path, Reading reading) throws IOException {
        for (Path zip = path.getParent(); zip != null && !Files.isDirectory(zip); zip = zip.getParent()) {
            if (Files.isRegularFile(zip)) {
                String folder = zip.relativize(path).toString().replace('\\', '/');
                return Pictures.ofZip(zip, folder, reading);
            }
        }
        throw new SourceFault(path + " does not exist");
    }

    private static ImageSource ofFile(Path file, Reading reading) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npz")) {
            throw new SourceFault(file + " holds several arrays; store the images alone, by np.save");
        }
        byte[] start = start(file);
        if (name.endsWith(".zip") || Arrays.equals(Arrays.copyOf(start, 2), ZIP)) {
            return Pictures.ofZip(file, reading);
        }
        if (name.endsWith(".npy") || NpySource.begins(start)) {
            return NpySource.ofFile(file, reading);
        }
        if (name.endsWith(".tar") || name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
            return CifarSource.ofArchive(file);
        }
        return name.endsWith(".bin") ? CifarSource.ofFile(file) : IdxSource.ofFile(file);
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(8);
        }
    }
}
