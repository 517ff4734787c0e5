package crescendo.bench.kernel;

import crescendo.bench.upscale.UpscalingClient;
import crescendo.contracts.recipe.BaseShape;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.image.png.PngFormat;
import crescendo.inference.image.png.PngLevel;
import crescendo.inference.image.png.PngWriter;
import crescendo.trainer.publish.SampleGrid;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a checkpoint shows, and what the inference service sends. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PictureKernels {
    private static final int SIDE = 256;

    private final Tensor images = Tensor.of(Noise.bytes(64 * 32 * 32 * 3, 1), 64, 32, 32, 3);
    private final BufferedImage drawn = UpscalingClient.drawn(SIDE);
    private final byte[] rgb = bytes(drawn);

    /** 64 images of 32² in colour: noise, which packs worst. */
    @Benchmark
    public byte[] pngGrid() {
        return SampleGrid.of(BaseShape.SQUARE, 32).png(images);
    }

    /** One image of 256² in colour, noise on waves, as the inference service sends it. */
    @Benchmark
    public byte[] pngFast() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PngWriter png = new PngWriter(out, new PngFormat(SIDE, SIDE, 3, 8), PngLevel.FAST)) {
            for (int y = 0; y < SIDE; y++) png.row(rgb, 3 * SIDE * y);
            png.end();
        }
        return out.toByteArray();
    }

    /** The same by the JDK. */
    @Benchmark
    public byte[] pngOfTheJdk() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream cached = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(drawn, "png", cached);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(BufferedImage image) {
        byte[] bytes = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < SIDE * SIDE; i++) {
            int pixel = image.getRGB(i % SIDE, i / SIDE);
            bytes[3 * i] = (byte) (pixel >> 16);
            bytes[3 * i + 1] = (byte) (pixel >> 8);
            bytes[3 * i + 2] = (byte) pixel;
        }
        return bytes;
    }
}
