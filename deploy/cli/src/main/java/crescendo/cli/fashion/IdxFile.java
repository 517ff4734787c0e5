package crescendo.cli.fashion;

import crescendo.contracts.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;

/**
 * A file of the set, and how to know it again.
 *
 * <p>The digest is that of the content: Debian's package holds the same content, but compressed anew. The digest of the
 * official compressed file is the one that its own repository and many others publish.
 */
enum IdxFile {
    TRAIN_IMAGES(
            "train-images-idx3-ubyte.gz",
            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
    TRAIN_LABELS(
            "train-labels-idx1-ubyte.gz",
            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
    TEST_IMAGES(
            "t10k-images-idx3-ubyte.gz",
            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
    TEST_LABELS(
            "t10k-labels-idx1-ubyte.gz",
            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5");

    private final String fileName;
    private final Digest content;
    private final Digest official;

    IdxFile(String fileName, String content, String official) {
        this.fileName = fileName;
        this.content = new Digest(content);
        this.official = new Digest(official);
    }

    String fileName() {
        return fileName;
    }

    /** Whether the file is there and holds what it should. */
    boolean isIn(Path folder) throws IOException {
        Path file = folder.resolve(fileName);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            return digest(in).equals(content);
        } catch (java.util.zip.ZipException | java.io.EOFException damaged) {
            return false;
        }
    }

    /** Whether a file is, byte by byte, the one that is officially offered. */
    boolean isOfficial(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return digest(in).equals(official);
        }
    }

    private static Digest digest(InputStream in) throws IOException {
        MessageDigest hasher = Digest.hasher();
        new DigestInputStream(in, hasher).transferTo(OutputStream.nullOutputStream());
        return Digest.of(hasher);
    }
}
