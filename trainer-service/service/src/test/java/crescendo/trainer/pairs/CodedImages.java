package crescendo.trainer.pairs;

import crescendo.client.Nonce;
import crescendo.client.blob.BlobCache;
import crescendo.client.blob.Blobs;
import crescendo.client.dataset.VariableImages;
import crescendo.client.dataset.source.RawImage;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import crescendo.contracts.dataset.DataSetManifest.Variable;
import crescendo.contracts.dataset.DataSetManifest.Variable.Sides;
import crescendo.trainer.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Images whose every pixel says where it is from: red the image's number, green the row, blue the column. */
final class CodedImages {
    private CodedImages() {}

    /** Of these sizes, each up to 256×256, two in a shard. */
    static VariableImages of(Path cache, Sides... sizes) throws IOException {
        Blobs blobs = new Blobs(World.bucket());
        ByteBuffer index = ByteBuffer.allocate(8 * sizes.length);
        List<Shard> shards = new ArrayList<>();
        for (int first = 0; first < sizes.length; first += 2) {
            int count = Math.min(2, sizes.length - first);
            ByteArrayOutputStream shard = new ByteArrayOutputStream();
            for (int i = first; i < first + count; i++) {
                shard.writeBytes(image(i, sizes[i]).pixels());
                index.putInt(sizes[i].height()).putInt(sizes[i].width());
            }
            shards.add(new Shard(blobs.put(shard.toByteArray()), count, shard.size()));
        }
        Shard sized = new Shard(blobs.put(index.array()), sizes.length, index.capacity());
        Variable manifest = new Variable(
                1,
                Name.of("coded-" + Nonce.next()),
                Name.of("v1"),
                sizes.length,
                3,
                new Sides(least(sizes, Sides::height), least(sizes, Sides::width)),
                new Sides(256, 256),
                shards,
                sized);
        return VariableImages.open(manifest, new BlobCache(blobs, cache));
    }

    private static int least(Sides[] sizes, java.util.function.ToIntFunction<Sides> side) {
        return Arrays.stream(sizes).mapToInt(side).min().orElseThrow();
    }

    private static RawImage image(int number, Sides size) {
        byte[] pixels = new byte[size.height() * size.width() * 3];
        for (int i = 0; i < pixels.length; i += 3) {
            pixels[i] = (byte) number;
            pixels[i + 1] = (byte) (i / 3 / size.width());
            pixels[i + 2] = (byte) (i / 3 % size.width());
        }
        return new RawImage(size.height(), size.width(), 3, pixels);
    }
}
