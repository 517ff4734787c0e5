package crescendo.inference.service;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.Bucket;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.inference.runtime.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** A version's files, checked against their digests; long ones as a temporary file. */
record BlobFiles(Blobs blobs) implements Function<FileRef, ModelFile> {
    @Override
    public ModelFile apply(FileRef file) {
        return file.bytes() <= Bucket.MAX_IN_MEMORY ? new ModelFile.InMemory(blobs.get(file.digest())) : large(file);
    }

    private ModelFile large(FileRef file) {
        try {
            Path target = Files.createTempDirectory("crescendo-version")
                    .resolve(file.digest().brief());
            ModelFile kept = new ModelFile.OnDisk(target);
            try {
                blobs.get(file.digest(), target);
                return kept;
            } catch (IOException | RuntimeException | Error fault) {
                kept.close();
                throw fault;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a file of " + file.bytes() + " bytes for a moment", e);
        }
    }
}
