package crescendo.inference.service;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.Bucket;
import crescendo.contracts.model.VersionManifest.FileRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** A version's files, checked against their digests; long ones by way of a temporary file. */
record BlobFiles(Blobs blobs) implements Function<FileRef, byte[]> {
    @Override
    public byte[] apply(FileRef file) {
        return file.bytes() <= Bucket.MAX_IN_MEMORY ? blobs.get(file.digest()) : large(file);
    }

    private byte[] large(FileRef file) {
        try {
            Path folder = Files.createTempDirectory("crescendo-version");
            Path target = folder.resolve(file.digest().brief());
            try {
                blobs.get(file.digest(), target);
                return Files.readAllBytes(target);
            } finally {
                Files.deleteIfExists(target);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a file of " + file.bytes() + " bytes for a moment", e);
        }
    }
}
