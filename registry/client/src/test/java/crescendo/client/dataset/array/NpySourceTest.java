package crescendo.client.dataset.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.dataset.source.ImageSource;
import crescendo.client.dataset.source.Layout;
import crescendo.client.dataset.source.RawImage;
import crescendo.client.dataset.source.Reading;
import crescendo.client.dataset.source.SourceFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpySourceTest {
    @TempDir
    Path folder;

    /** Values count up from 0. */
    private Path npy(String type, boolean fortran, String shape, int values) throws IOException {
        byte[] data = new byte[values];
        for (int i = 0; i < values; i++) {
            data[i] = (byte) i;
        }
        String order = fortran ? "True" : "False";
        return file("{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }\n", data);
    }

    private Path file(String header, byte[] data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        out.write(header.length());
        out.write(header.length() >> 8);
        out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(data);
        return Files.write(folder.resolve("images.npy"), out.toByteArray());
    }

    private static List<RawImage> images(ImageSource source) throws IOException {
        List<RawImage> images = new ArrayList<>();
        source.read(new ImageSource.Sink() {
            @Override
            public void image(RawImage image, int label) {
                images.add(image);
            }

            @Override
            public void broken(String name, String reason) {
                throw new AssertionError(name + ": " + reason);
            }
        });
        return images;
    }

    @Test
    void threeAxesAreGreyImages() throws IOException {
        List<RawImage> images = images(NpySource.ofFile(npy("|u1", false, "(2, 4, 5)", 40), Reading.USUAL));

        assertThat(images).hasSize(2);
        assertThat(List.of(
                        images.get(1).height(),
                        images.get(1).width(),
                        images.get(1).colours()))
                .containsExactly(4, 5, 1);
        assertThat(images.get(1).at(0, 0, 0)).isEqualTo(20);
    }

    @Test
    void coloursMayBeLastOrFirstWhereOnlyOneCanBeMeant() throws IOException {
        RawImage last = images(NpySource.ofFile(npy("|u1", false, "(1, 4, 5, 3)", 60), Reading.USUAL))
                .get(0);
        RawImage first = images(NpySource.ofFile(npy("|u1", false, "(1, 3, 4, 5)", 60), Reading.USUAL))
                .get(0);

        assertThat(last.at(1, 0, 2)).isEqualTo(17);
        assertThat(first.at(1, 0, 2)).isEqualTo(45);
        assertThat(List.of(first.height(), first.width(), first.colours())).containsExactly(4, 5, 3);
    }

    @Test
    void whereBothCanBeMeantItIsToBeTold() throws IOException {
        Path both = npy("|u1", false, "(1, 3, 4, 3)", 36);

        assertThatThrownBy(() -> NpySource.ofFile(both, Reading.USUAL))
                .isInstanceOf(SourceFault.class)
                .hasMessageEndingWith("say which, by --layout nhwc or nchw");
        assertThat(images(NpySource.ofFile(both, Reading.USUAL.in(Optional.of(Layout.NCHW))))
                        .get(0)
                        .width())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<f4 | False | (1, 4, 4, 3) | an array of <f4; images are uint8",
                "u1  | True  | (1, 4, 4, 3) | an array in Fortran order",
                "u1  | False | (4, 4)       | an array of shape [4, 4]; images are [n, h, w]",
                "u1  | False | (8, 8, 3)    | an array of shape [8, 8, 3]; images are [n, h, w]",
                "u1  | False | (1, 4, 4, 4) | an array of shape [1, 4, 4, 4]; images are",
                "u1  | False | (0, 4, 4, 3) | there must be 1 to 50000000 images",
                "u1  | False | (9999999999, 4, 4) | there must be 1 to 50000000 images",
                "u1  | False | (99999999999999999999, 4, 4) | its header says a shape of",
                "u1  | False | (1, 100000, 100000, 3) | more than 40000000 (the limit maxPixels)",
                "u1  | False | (100, 4, 4)  | is cut short or damaged: its header says 1600 bytes of images",
            })
    void whatIsNoArrayOfImagesIsRefusedWithTheReason(String type, String fortran, String shape, String reason)
            throws IOException {
        Path file = npy(type, fortran.equals("True"), shape, 192);

        assertThatThrownBy(() -> NpySource.ofFile(file, Reading.USUAL))
                .isInstanceOf(SourceFault.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void aHeaderIsRefusedWhereItIsCutShortOrNotOfNumpyOrHuge() throws IOException {
        Path file = npy("|u1", false, "(2, 4, 5)", 40);
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> NpySource.ofFile(file, Reading.USUAL)).isInstanceOf(SourceFault.class);
        }
        whole[6] = 2;
        whole[10] = 0x7f;
        whole[11] = 0x7f;
        Files.write(file, whole);
        assertThatThrownBy(() -> NpySource.ofFile(file, Reading.USUAL)).hasMessageContaining("more than 65536");
        assertThatThrownBy(() -> NpySource.ofFile(file("{'shape': (1, 2)}", new byte[2]), Reading.USUAL))
                .hasMessageContaining("is not one of NumPy");
    }
}
