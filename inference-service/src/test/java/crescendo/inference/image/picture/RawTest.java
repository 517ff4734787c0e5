package crescendo.inference.image.picture;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Iterator;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import org.junit.jupiter.api.Test;

class RawTest {
    private static void read(Throwable fault) {
        Raw.read(new Failing(fault), ByteBuffer.allocate(9));
    }

    @Test
    void whateverADecoderFailsWithTheFileIsRefused() {
        assertThatExceptionOfType(ImageRefused.class)
                .isThrownBy(() -> read(new ArrayIndexOutOfBoundsException("7\nof 5")))
                .withMessage("image: it does not decode: 7");
    }

    @Test
    void thatThereIsNoMemoryIsNoFaultOfTheFile() {
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> read(new OutOfMemoryError("heap")));
    }

    /** A decoder that fails. */
    private static final class Failing extends ImageReader {
        private final Throwable fault;

        Failing(Throwable fault) {
            super(null);
            this.fault = fault;
        }

        @Override
        public BufferedImage read(int image, ImageReadParam how) {
            if (fault instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) fault;
        }

        @Override
        public int getNumImages(boolean searched) {
            return 1;
        }

        @Override
        public int getWidth(int image) {
            return 1;
        }

        @Override
        public int getHeight(int image) {
            return 1;
        }

        @Override
        public Iterator<ImageTypeSpecifier> getImageTypes(int image) {
            return Collections.emptyIterator();
        }

        @Override
        public IIOMetadata getStreamMetadata() {
            return null;
        }

        @Override
        public IIOMetadata getImageMetadata(int image) {
            return null;
        }
    }
}
