package crescendo.client.dataset.importing;

import crescendo.client.blob.Blobs;
import crescendo.client.dataset.source.RawImage;
import crescendo.client.dataset.source.SourceFault;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import crescendo.contracts.dataset.DataSetManifest.Variable;
import crescendo.contracts.dataset.DataSetManifest.Variable.Sides;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keeps images as they are, one after the other, and their sizes beside them. */
final class VariableIntake implements Intake {
    /** What of a version makes it this one: everything but names that people give. */
    private record Identity(String kind, int colours, List<Shard> images, Shard sizes) {}

    private final Blobs blobs;
    private final int colours;
    private final Path folder = Files.createTempDirectory("crescendo-import");
    private final ShardSeries images;
    private final ByteArrayOutputStream sizes = new ByteArrayOutputStream();
    private Sides least = new Sides(Integer.MAX_VALUE, Integer.MAX_VALUE);
    private Sides most = new Sides(0, 0);
    private int count;

    VariableIntake(Blobs blobs, int colours) throws IOException {
        this.blobs = blobs;
        this.colours = colours;
        this.images = new ShardSeries(blobs, folder.resolve("images"), ShardSeries.MAX_BYTES);
    }

    @Override
    public void add(RawImage image, int label) throws IOException {
        int height = image.height();
        int width = image.width();
        if ((long) height * width > Variable.MOST_PIXELS) {
            throw new SourceFault("images of " + height + "×" + width + " pixels; at most " + Variable.MOST_PIXELS
                    + " are allowed in each");
        }
        images.add(image.inColours(colours).pixels());
        sizes.writeBytes(ByteBuffer.allocate(Variable.SIZE_BYTES)
                .putInt(height)
                .putInt(width)
                .array());
        least = new Sides(Math.min(least.height(), height), Math.min(least.width(), width));
        most = new Sides(Math.max(most.height(), height), Math.max(most.width(), width));
        count++;
    }

    @Override
    public DataSetManifest finish(Name name) throws IOException {
        if (count == 0) {
            throw new SourceFault("all images are broken");
        }
        List<Shard> shards = images.finish();
        byte[] index = sizes.toByteArray();
        Shard sized = new Shard(blobs.put(index), count, index.length);
        Identity identity = new Identity(DataSetManifest.VARIABLE, colours, shards, sized);
        Name version = Intake.version(identity);
        return new Variable(DataSetManifest.SCHEMA_VERSION, name, version, count, colours, least, most, shards, sized);
    }

    @Override
    public void close() throws IOException {
        images.close();
        Files.deleteIfExists(folder);
    }
}
