package crescendo.client.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.Keys;
import crescendo.client.bucket.Bucket;
import crescendo.contracts.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What blobs promise on every store. */
public abstract class BlobsContract {
    private final Bucket bucket;
    private final Blobs blobs;

    @TempDir
    Path folder;

    protected BlobsContract(Bucket bucket) {
        this.bucket = bucket;
        this.blobs = new Blobs(bucket);
    }

    @Test
    void bytesAreFoundByTheirDigest() {
        byte[] content = random(1000);

        Digest digest = blobs.put(content);

        assertThat(digest).isEqualTo(Digest.of(content));
        assertThat(blobs.get(digest)).isEqualTo(content);
    }

    @Test
    void aLongFileComesBackAsItWent() throws IOException {
        Path file = Files.write(folder.resolve("long"), random(20 << 20));

        Digest digest = blobs.put(file);
        blobs.get(digest, folder.resolve("copy"));

        assertThat(folder.resolve("copy")).hasSameBinaryContentAs(file);
    }

    @Test
    void aFlippedByteIsRefusedWithTheDigestAndLeavesNoFile() throws IOException {
        byte[] content = random(5000);
        Digest digest = blobs.put(content);
        content[77] ^= 1;
        bucket.put(Keys.blob(digest), content);

        assertThatThrownBy(() -> blobs.get(digest))
                .isInstanceOf(BlobDamaged.class)
                .hasMessageContaining(digest.hex());
        assertThatThrownBy(() -> blobs.get(digest, folder.resolve("damaged")))
                .isInstanceOfSatisfying(
                        BlobDamaged.class, e -> assertThat(e.digest()).isEqualTo(digest));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aMissingBlobIsNamed() {
        Digest digest = Digest.of(random(10));

        assertThat(blobs.contains(digest)).isFalse();
        assertThatThrownBy(() -> blobs.get(digest)).hasMessage("blob " + digest + " is missing from the bucket");
    }

    @Test
    void theCacheMendsADamagedFile() throws IOException {
        Digest digest = blobs.put(random(5000));
        BlobCache cache = new BlobCache(blobs, folder.resolve("cache"));
        Path file = cache.file(digest);
        Files.write(file, new byte[] {1, 2, 3});

        Path again = cache.file(digest);

        assertThat(Digest.of(Files.readAllBytes(again))).isEqualTo(digest);
    }

    @Test
    void theCacheNeedsNoStoreForWhatItHas() throws IOException {
        Digest digest = blobs.put(random(5000));
        BlobCache cache = new BlobCache(blobs, folder.resolve("cache"));
        cache.file(digest);
        blobs.delete(digest);

        assertThat(cache.file(digest)).exists();
    }

    private static byte[] random(int bytes) {
        byte[] content = new byte[bytes];
        new Random().nextBytes(content);
        return content;
    }
}
