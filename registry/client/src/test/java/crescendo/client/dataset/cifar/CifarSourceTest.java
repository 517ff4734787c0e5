package crescendo.client.dataset.cifar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.dataset.source.ImageSource;
import crescendo.client.dataset.source.RawImage;
import crescendo.client.dataset.source.SourceFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarSourceTest {
    private static final String TEN = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n";

    @TempDir
    Path folder;

    /** Record i has label {@code i % 10}, red i all over, green the row's number, blue the column's. */
    private static byte[] records(int labels, int from, int count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = from; i < from + count; i++) {
            for (int label = 1; label < labels; label++) {
                out.write(77);
            }
            out.write(i % 10);
            for (int value = 0; value < 3072; value++) {
                int place = value % 1024;
                out.write(value < 1024 ? i : value < 2048 ? place / 32 : place % 32);
            }
        }
        return out.toByteArray();
    }

    private static void tarEntry(OutputStream out, String name, char kind, byte[] content) throws IOException {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644");
        put(header, 124, "%011o".formatted(content.length));
        header[156] = (byte) kind;
        put(header, 257, "ustar\00000");
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte value : header) {
            sum += value & 0xff;
        }
        put(header, 148, "%06o\0".formatted(sum));
        out.write(header);
        out.write(content);
        out.write(new byte[(512 - content.length % 512) % 512]);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private Path archive(char kindOfSecond) throws IOException {
        Path file = folder.resolve("cifar-10-binary.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            tarEntry(out, "cifar-10-batches-bin/", '5', new byte[0]);
            tarEntry(out, "cifar-10-batches-bin/data_batch_2.bin", kindOfSecond, records(1, 3, 2));
            tarEntry(out, "cifar-10-batches-bin/test_batch.bin", '0', records(1, 90, 4));
            tarEntry(out, "cifar-10-batches-bin/batches.meta.txt", '0', TEN.getBytes(StandardCharsets.US_ASCII));
            tarEntry(out, "../../etc/data_batch_1.bin", '0', records(1, 0, 3));
            out.write(new byte[1024]);
        }
        return file;
    }

    private record Seen(List<Integer> reds, List<Integer> labels, List<String> broken) implements ImageSource.Sink {
        static Seen of(ImageSource source) throws IOException {
            Seen seen = new Seen(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            source.read(seen);
            return seen;
        }

        @Override
        public void image(RawImage image, int label) {
            assertThat(image.at(5, 9, 1)).isEqualTo(5);
            assertThat(image.at(5, 9, 2)).isEqualTo(9);
            reds.add(image.at(0, 0, 0));
            labels.add(label);
        }

        @Override
        public void broken(String name, String reason) {
            broken.add(name + ": " + reason);
        }
    }

    @Test
    void aFolderHoldsItsFilesToTrainOnAndTheirClasses() throws IOException {
        Files.write(folder.resolve("data_batch_2.bin"), records(1, 2, 3));
        Files.write(folder.resolve("data_batch_1.bin"), records(1, 0, 2));
        Files.write(folder.resolve("test_batch.bin"), records(1, 100, 2));
        Files.writeString(folder.resolve("batches.meta.txt"), TEN);

        ImageSource source = CifarSource.ofFolder(folder);

        assertThat(CifarSource.isIn(folder)).isTrue();
        assertThat(source.count()).isEqualTo(5);
        assertThat(source.classes()).containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        assertThat(source.name(3)).isEqualTo(folder.resolve("data_batch_2.bin") + ": image 2");
        assertThat(Seen.of(source).reds).containsExactly(0, 1, 2, 3, 4);
        assertThat(Seen.of(source).labels).containsExactly(0, 1, 2, 3, 4);
        assertThat(Seen.of(CifarSource.ofFile(folder.resolve("test_batch.bin"))).reds)
                .containsExactly(100, 101);
    }

    @Test
    void theFinerLabelOfCifar100Counts() throws IOException {
        Path file = Files.write(folder.resolve("train.bin"), records(2, 11, 3));

        ImageSource source = CifarSource.ofFile(file);

        assertThat(source.classes()).hasSize(100).startsWith("0", "1");
        assertThat(Seen.of(source).labels).containsExactly(1, 2, 3);
    }

    @Test
    void theArchiveIsReadWhereItLies() throws IOException {
        ImageSource source = CifarSource.ofArchive(archive('0'));

        assertThat(source.classes()).startsWith("a", "b");
        assertThat(Seen.of(source).reds).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        assertThat(folder.resolve("../../etc/data_batch_1.bin")).doesNotExist();
    }

    @Test
    void aLinkInTheArchiveIsRefused() throws IOException {
        Path link = archive('2');

        assertThatThrownBy(() -> CifarSource.ofArchive(link))
                .isInstanceOf(SourceFault.class)
                .hasMessage(link + ": cifar-10-batches-bin/data_batch_2.bin is a link or something else that is no"
                        + " plain file");
    }

    @Test
    void anArchiveThatIsCutShortOrSomethingElseIsRefused() throws IOException {
        Path file = archive('0');
        byte[] whole = Files.readAllBytes(file);

        for (int length = 1; length < whole.length - 8; length += 97) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> CifarSource.ofArchive(file))
                    .isInstanceOf(SourceFault.class)
                    .hasMessageStartingWith(file + " is no .tar.gz file, or damaged");
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            tarEntry(out, "cifar-10-batches-py/data_batch_1", '0', new byte[9]);
            out.write(new byte[1024]);
        }
        assertThatThrownBy(() -> CifarSource.ofArchive(file)).hasMessageContaining("take the binary one");
    }

    @Test
    void aFileThatIsCutShortIsRefusedByItsLength() throws IOException {
        Path file = Files.write(folder.resolve("test_batch.bin"), Arrays.copyOf(records(1, 0, 2), 6000));

        assertThatThrownBy(() -> CifarSource.ofFile(file))
                .isInstanceOf(SourceFault.class)
                .hasMessageContaining("its 6000 bytes are not whole records of 3073 (CIFAR-10) or 3074 (CIFAR-100)");
    }

    @Test
    void aLabelThatNoClassHasIsNamed() throws IOException {
        byte[] records = records(1, 0, 3);
        records[3073] = 10;
        Path file = Files.write(folder.resolve("data_batch_1.bin"), records);

        Seen seen = Seen.of(CifarSource.ofFile(file));

        assertThat(seen.reds).containsExactly(0, 2);
        assertThat(seen.broken).containsExactly(file + ": image 2: its label is 10; CIFAR-10 has 10 classes");
    }
}
