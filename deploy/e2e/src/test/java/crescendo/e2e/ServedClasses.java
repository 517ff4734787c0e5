package crescendo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.blob.Blobs;
import crescendo.contracts.Labels;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.e2e.stack.ServiceProcess;
import crescendo.e2e.stack.Waiting;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;

/** A version that was trained with classes, by what the inference service makes of it; its images are grey. */
final class ServedClasses {
    private static final long SEED = 9;
    /** Images of a walk from one class to another: two at its ends, three between. */
    private static final int STEPS = 5;

    private final ServiceProcess inference;
    private final Blobs blobs;
    private final VersionManifest version;
    private final long golden;
    private final int count;

    ServedClasses(ServiceProcess inference, Blobs blobs, VersionManifest version) {
        this.inference = inference;
        this.blobs = blobs;
        this.version = version;
        golden = version.golden().orElseThrow().seed();
        count = version.golden().orElseThrow().count();
    }

    /** Those that are kept beside the version: their classes are drawn by the seed, as their latents are. */
    void assertGoldenSamplesAreServed() {
        Map<String, Tensor> made = Safetensors.decode(file(VersionManifest.GOLDEN));

        Map<String, Tensor> served = samples("\"count\": " + count + ", \"seed\": " + golden);

        assertThat(made.get("labels").longs())
                .containsExactly(
                        Labels.uniform(golden, 0, count, version.classes().size()));
        assertThat(served.get("labels")).isEqualTo(made.get("labels"));
        assertThat(served.get("latents")).isEqualTo(made.get("latents"));
        assertThat(farthest(served.get("images").bytes(), made.get("images").bytes()))
                .as("levels of 255 that a served pixel is away from the trainer's")
                .isLessThanOrEqualTo(1);
    }

    /** The trainer's sheet has as many columns as rows, and the same classes in a row. */
    void assertSheetOfEveryClassIsServed() {
        BufferedImage sheet = picture(file(VersionManifest.SAMPLES));
        int side = version.outputs().get(0).shape().get(1);
        int columns = sheet.getWidth() / side;
        int classes = version.classes().size();
        long[] rows = LongStream.range(0, (long) columns * columns)
                .map(i -> i / columns * classes / columns)
                .toArray();

        byte[] served = samples("\"count\": " + rows.length + ", \"seed\": " + golden + ", \"labels\": "
                        + Arrays.toString(rows))
                .get("images")
                .bytes();

        byte[] made = new byte[served.length];
        for (int i = 0; i < made.length; i++) {
            int image = i / (side * side);
            int x = image % columns * side + i % side;
            int y = image / columns * side + i / side % side;
            made[i] = (byte) sheet.getRaster().getSample(x, y, 0);
        }
        assertThat(farthest(served, made)).as("levels of 255 from the sheet").isLessThanOrEqualTo(1);
    }

    /** From one class to another, both by name. */
    void assertWalkIsBlended(String from, String to) {
        String labels = ", \"labels\": [\"%s\", \"%s\"]".formatted(from, to);
        String walk = "\"count\": " + STEPS + ", \"seed\": " + SEED + labels + ", \"interpolation\": {\"stops\": 2%s}";

        Map<String, Tensor> whole = samples("\"count\": 2, \"seed\": " + SEED + labels);
        Map<String, Tensor> blended = samples(walk.formatted(", \"classes\": \"blend\""));
        Map<String, Tensor> plain = samples(walk.formatted(""));

        assertThat(blended.get("latents")).isEqualTo(plain.get("latents"));
        assertThat(image(blended, 0)).as("the first").isEqualTo(image(whole, 0));
        assertThat(image(blended, STEPS - 1)).as("the last").isEqualTo(image(whole, 1));
        int middle = STEPS / 2;
        assertThat(shares(blended, middle)).isEqualTo(half(from, to));
        assertThat(image(blended, middle))
                .isNotEqualTo(image(whole, 0))
                .isNotEqualTo(image(whole, 1))
                .isNotEqualTo(image(plain, middle));
    }

    /** Of a picture of a walk, class by class. */
    private float[] shares(Map<String, Tensor> walk, int k) {
        int classes = version.classes().size();
        return Arrays.copyOfRange(walk.get("classes").floats(), k * classes, (k + 1) * classes);
    }

    private float[] half(String one, String other) {
        float[] shares = new float[version.classes().size()];
        shares[version.classes().indexOf(one)] = 0.5f;
        shares[version.classes().indexOf(other)] = 0.5f;
        return shares;
    }

    private Map<String, Tensor> samples(String fields) {
        String path = "/v1/models/" + version.model();
        Waiting.until(version.model() + " is served", Duration.ofMinutes(1), () -> inference.status(path) == 200);
        HttpResponse<byte[]> answer = inference.post(
                path + "/samples",
                "{" + fields + ", \"version\": \"" + version.version() + "\", \"format\": \"safetensors\"}");
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return Safetensors.decode(answer.body());
    }

    private static byte[] image(Map<String, Tensor> samples, int k) {
        Tensor images = samples.get("images");
        int size = images.bytes().length / Math.toIntExact(images.shape()[0]);
        return Arrays.copyOfRange(images.bytes(), k * size, (k + 1) * size);
    }

    private byte[] file(String name) {
        return blobs.get(version.file(name).digest());
    }

    private static BufferedImage picture(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int farthest(byte[] one, byte[] other) {
        assertThat(one).hasSameSizeAs(other);
        int farthest = 0;
        for (int i = 0; i < one.length; i++) {
            farthest = Math.max(farthest, Math.abs((one[i] & 0xff) - (other[i] & 0xff)));
        }
        return farthest;
    }
}
