package crescendo.inference.animation;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.inference.image.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnimationTest {
    private static final int WIDTH = 5;
    private static final int HEIGHT = 3;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anApngHoldsEveryFrameWithoutLoss(int channels) throws Exception {
        Pixels images = images(4, channels);

        List<Chunk> chunks = chunks(Apng.encode(images, 25));

        assertThat(chunks)
                .extracting(Chunk::type)
                .containsExactly(
                        "IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND");
        assertThat(chunks.get(1).data().getInt(0)).as("frames").isEqualTo(4);
        assertThat(chunks.get(1).data().getInt(4)).as("plays without end").isZero();
        int sequence = 0;
        int frame = 0;
        for (Chunk chunk : chunks) {
            if (chunk.type.equals("fcTL") || chunk.type.equals("fdAT")) {
                assertThat(chunk.data.getInt(0)).as("sequence number").isEqualTo(sequence++);
            }
            if (chunk.type.equals("fcTL")) {
                assertThat(chunk.data.getShort(22)).as("frames a second").isEqualTo((short) 25);
            }
            if (chunk.type.equals("fdAT") || chunk.type.equals("IDAT")) {
                int before = chunk.type.equals("fdAT") ? 4 : 0;
                assertThat(unfiltered(chunk.data, before, WIDTH * channels))
                        .as("frame %d", frame)
                        .isEqualTo(images.image(frame++).data());
            }
        }
        assertThat(frame).isEqualTo(4);
    }

    @Test
    void whatKnowsOnlyPngSeesTheFirstFrame() throws IOException {
        Pixels images = images(2, 3);

        BufferedImage first = ImageIO.read(new ByteArrayInputStream(Apng.encode(images, 12)));

        assertThat((byte) first.getRaster().getSample(2, 1, 1)).isEqualTo(images.data()[(WIDTH + 2) * 3 + 1]);
    }

    @Test
    void aGreyGifHoldsEveryFrameExactly() throws IOException {
        Pixels images = images(3, 1);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(Gif.encode(images, 20))));

        assertThat(reader.getNumImages(true)).isEqualTo(3);
        for (int k = 0; k < 3; k++) {
            BufferedImage frame = reader.read(k);
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                assertThat((byte) frame.getRGB(i % WIDTH, i / WIDTH))
                        .as("pixel %d of frame %d", i, k)
                        .isEqualTo(images.image(k).data()[i]);
            }
            IIOMetadataNode told =
                    (IIOMetadataNode) reader.getImageMetadata(k).getAsTree("javax_imageio_gif_image_1.0");
            IIOMetadataNode control = (IIOMetadataNode)
                    told.getElementsByTagName("GraphicControlExtension").item(0);
            assertThat(control.getAttribute("delayTime")).as("hundredths").isEqualTo("5");
        }
    }

    @Test
    void aColourGifHoldsColoursThatAreFewExactly() throws IOException {
        Pixels images = images(2, 3);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(Gif.encode(images, 12))));

        BufferedImage frame = reader.read(1);

        byte[] data = images.image(1).data();
        int at = (WIDTH + 2) * 3;
        assertThat(frame.getRGB(2, 1) & 0xffffff)
                .isEqualTo((data[at] & 0xff) << 16 | (data[at + 1] & 0xff) << 8 | data[at + 2] & 0xff);
    }

    private static Pixels images(int count, int channels) {
        byte[] data = new byte[count * HEIGHT * WIDTH * channels];
        for (int i = 0; i < data.length; i++) data[i] = (byte) (i * 37 + i / 7);
        return new Pixels(count, HEIGHT, WIDTH, channels, data);
    }

    private record Chunk(String type, ByteBuffer data) {}

    private static List<Chunk> chunks(byte[] png) {
        List<Chunk> chunks = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(png, 8, png.length - 8);
        while (in.hasRemaining()) {
            int length = in.getInt();
            CRC32 crc = new CRC32();
            crc.update(png, in.position(), 4 + length);
            byte[] type = new byte[4];
            in.get(type);
            byte[] data = new byte[length];
            in.get(data);
            assertThat(in.getInt()).as("checksum").isEqualTo((int) crc.getValue());
            chunks.add(new Chunk(new String(type, StandardCharsets.US_ASCII), ByteBuffer.wrap(data)));
        }
        return chunks;
    }

    private static byte[] unfiltered(ByteBuffer data, int before, int rowBytes) throws DataFormatException {
        Inflater inflater = new Inflater();
        inflater.setInput(data.array(), before, data.capacity() - before);
        byte[] rows = new byte[HEIGHT * (rowBytes + 1)];
        assertThat(inflater.inflate(rows)).isEqualTo(rows.length);
        inflater.end();
        byte[] image = new byte[HEIGHT * rowBytes];
        for (int y = 0; y < HEIGHT; y++) {
            assertThat(rows[y * (rowBytes + 1)]).as("filter Up").isEqualTo((byte) 2);
            for (int x = 0; x < rowBytes; x++) {
                int above = y == 0 ? 0 : image[(y - 1) * rowBytes + x];
                image[y * rowBytes + x] = (byte) (rows[y * (rowBytes + 1) + 1 + x] + above);
            }
        }
        return image;
    }
}
