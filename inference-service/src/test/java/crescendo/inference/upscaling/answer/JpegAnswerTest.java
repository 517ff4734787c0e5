package crescendo.inference.upscaling.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.inference.image.picture.Extras;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegAnswerTest {
    /** A picture whose rows come so many at a time, and which tells when they are asked for. */
    private record Drawn(int height, int width, int channels, int depth, int band, Value value, List<Integer> asked)
            implements Rows {
        Drawn(int height, int width, int channels, int depth, int band, Value value) {
            this(height, width, channels, depth, band, value, new ArrayList<>());
        }

        /** Noise on waves. */
        static int noise(int y, int x, int channel) {
            int wave = (int) (100 + 60 * Math.sin(0.3 * x + channel) * Math.cos(0.2 * y));
            return wave + (y * 7919 + x * 104729 + channel * 31) % 37;
        }

        @Override
        public Extras extras() {
            return Extras.NONE;
        }

        @Override
        public boolean hasNext() {
            return asked.size() * band < height;
        }

        @Override
        public short[] next() {
            int first = asked.size() * band;
            asked.add(first);
            int end = Math.min(height, first + band);
            short[] samples = new short[(end - first) * width * channels];
            int at = 0;
            for (int y = first; y < end; y++) {
                for (int x = 0; x < width; x++) {
                    for (int channel = 0; channel < channels; channel++) {
                        samples[at++] = (short) value.at(y, x, channel);
                    }
                }
            }
            return samples;
        }
    }

    @FunctionalInterface
    private interface Value {
        int at(int y, int x, int channel);
    }

    private static byte[] written(Rows rows, int quality) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new JpegAnswer(quality).write(rows, file);
        return file.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"8, 7, 7", "16, 0, 0", "16, 128, 0", "16, 129, 1", "16, 511, 2", "16, 65407, 255", "16, 65535, 255"})
    void sixteenBitsBecomeTheNearestOfEight(int depth, int value, int nearest) throws IOException {
        byte[] file = written(new Drawn(16, 16, 1, depth, 16, (y, x, channel) -> value), 100);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(image.getRaster().getSample(8, 8, 0)).isEqualTo(nearest);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 3, 8, 1, 90",
        "1, 1, 1, 8, 1, 90",
        "200, 3, 3, 8, 7, 90",
        "67, 131, 3, 8, 16, 1",
        "67, 131, 3, 16, 67, 75",
        "67, 131, 1, 8, 1, 100",
        "33, 1000, 1, 16, 32, 50"
    })
    void itIsTheFileThatTheWholePictureGives(int height, int width, int channels, int depth, int band, int quality)
            throws IOException {
        int step = depth == 8 ? 1 : 257;
        Drawn rows =
                new Drawn(height, width, channels, depth, band, (y, x, channel) -> step * Drawn.noise(y, x, channel));

        assertThat(written(rows, quality)).isEqualTo(whole(height, width, channels, quality));
        assertThat(rows.hasNext()).isFalse();
    }

    private static byte[] whole(int height, int width, int channels, int quality) throws IOException {
        int type = channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < channels; channel++) {
                    image.getRaster().setSample(x, y, channel, Drawn.noise(y, x, channel));
                }
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality / 100f);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    @Test
    void whatIsMadeOfTheFirstRowsIsSentBeforeTheLastExist() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<Integer> sent = new ArrayList<>();
        Drawn rows = new Drawn(10_000, 64, 3, 8, 100, (y, x, channel) -> {
            if (y % 100 == 0 && x == 0 && channel == 0) {
                sent.add(file.size());
            }
            return Drawn.noise(y, x, channel);
        });

        new JpegAnswer(90).write(rows, file);

        assertThat(sent).hasSize(100);
        for (int band = 10; band < 100; band++) {
            int share = file.size() / 100 * (band - 5);
            assertThat(sent.get(band)).as("bytes before rows from %d00", band).isGreaterThan(share);
        }
    }

    @Test
    void whereNoMoreRowsAreMadeTheReasonComesOutAndNoneAreAskedFor() {
        IllegalStateException left = new IllegalStateException("whoever asked has left");
        Drawn rows = new Drawn(1000, 64, 3, 8, 100, (y, x, channel) -> {
            if (y == 300) {
                throw left;
            }
            return Drawn.noise(y, x, channel);
        });

        assertThatThrownBy(() -> written(rows, 90)).isSameAs(left);
        assertThat(rows.asked()).containsExactly(0, 100, 200, 300);
    }

    @Test
    void whereNobodyTakesMoreNoneAreAskedFor() {
        IOException gone = new IOException("the connection has gone");
        OutputStream connection = new OutputStream() {
            private int sent;

            @Override
            public void write(int value) throws IOException {
                if (++sent > 5_000) {
                    throw gone;
                }
            }
        };
        Drawn rows = new Drawn(1000, 64, 3, 8, 10, Drawn::noise);

        assertThatThrownBy(() -> new JpegAnswer(90).write(rows, connection)).isSameAs(gone);
        assertThat(rows.asked()).hasSizeBetween(2, 60);
    }
}
