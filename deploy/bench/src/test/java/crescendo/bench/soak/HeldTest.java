package crescendo.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

class HeldTest {
    @TempDir
    Path folder;

    /** What TensorFlow holds from its first use on. */
    @BeforeAll
    static void warmUp() {
        try (Graph graph = new Graph();
                Session session = new Session(graph);
                TFloat32 tensor = TFloat32.scalarOf(1)) {
            assertThat(tensor.getFloat()).isEqualTo(1);
            assertThat(session.runner()).isNotNull();
        }
    }

    @Test
    void countsATensorUntilItIsClosed() {
        Held before = Held.now(0, 0);
        TFloat32 tensor = TFloat32.vectorOf(new float[1 << 20]);
        Held open = Held.now(0, 0);
        tensor.close();
        Held closed = Held.now(0, 0);

        assertThat(open.natives()).isGreaterThan(before.natives());
        assertThat(closed.natives()).isEqualTo(before.natives());
    }

    @Test
    void countsAGraphAndItsSessionUntilTheyAreClosed() {
        Held before = Held.now(0, 0);
        Graph graph = new Graph();
        Session session = new Session(graph);
        Held open = Held.now(0, 0);
        session.close();
        graph.close();
        Held closed = Held.now(0, 0);

        assertThat(open.natives()).isGreaterThan(before.natives());
        assertThat(open.graphs()).isEqualTo(before.graphs() + 2);
        assertThat(closed.natives()).isEqualTo(before.natives());
    }

    @Test
    void countsOpenFiles() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Held before = Held.now(0, 0);

        try (InputStream in = Files.newInputStream(file)) {
            assertThat(in.read()).isNegative();
            assertThat(Held.now(0, 0).files()).isEqualTo(before.files() + 1);
        }
    }
}
