package crescendo.metrics.material;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.dataset.VariableImages;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import crescendo.contracts.dataset.DataSetManifest.Variable;
import crescendo.contracts.dataset.DataSetManifest.Variable.Sides;
import crescendo.platform.SharedPlatform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    private final S3Bucket bucket =
            S3Bucket.at(BucketAddress.from(SharedPlatform.get().store().asEnvironment()));
    private final Blobs blobs = new Blobs(bucket);

    @TempDir
    Path folder;

    @Test
    void onlyThoseUsedLastStayOnDiskUntilTheEnd() throws IOException {
        bucket.ensureExists();
        try (Pictures pictures = new Pictures(blobs, folder)) {
            VariableImages first = pictures.of(set(1));
            pictures.of(set(2));
            pictures.of(set(3));

            assertThat(folders()).isEqualTo(2);
            assertThat(first.whole(0).pixels()).as("who has it still reads it").containsExactly(1, 1, 1);
            assertThat(pictures.of(set(1)).whole(0).pixels()).containsExactly(1, 1, 1);
            assertThat(folders()).isEqualTo(2);
        }
        assertThat(folders()).isZero();
    }

    private long folders() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    /** Of one image of one pixel. */
    private Variable set(int value) {
        byte[] pixel = {(byte) value, (byte) value, (byte) value};
        byte[] sizes = ByteBuffer.allocate(8).putInt(1).putInt(1).array();
        Sides one = new Sides(1, 1);
        return new Variable(
                1,
                Name.of("dots"),
                Name.of("v" + value),
                1,
                3,
                one,
                one,
                List.of(new Shard(blobs.put(pixel), 1, pixel.length)),
                new Shard(blobs.put(sizes), 1, sizes.length));
    }
}
