package crescendo.trainer.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.schedule.Phase;
import crescendo.contracts.step.Split;
import crescendo.contracts.step.StepRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFOutOfRangeException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;
import org.tensorflow.types.TString;

/** The file as TensorFlow itself reads it: its own records reader, checksums included, and its own messages. */
class EventsFileTest {
    private static final StepRow ROW = new StepRow(
            7,
            224,
            8,
            Phase.Kind.FADE,
            0.25,
            Map.of("losses/generator", 1.5, "scores/reals", Double.NaN),
            new StepRow.Wall(1, 1_700_000_000_250L, 64, new Split(0.125, 0.25, 0), Optional.of(512.0)));

    @TempDir
    Path folder;

    @Test
    void tensorFlowReadsEveryNumberOfAStep() throws IOException {
        List<Event> events = events(written(ROW));

        Event step = events.get(2);
        Map<String, Float> numbers = new TreeMap<>();
        for (Summary.Value value : step.getSummary().getValueList()) {
            numbers.put(value.getTag(), value.getSimpleValue());
        }
        assertThat(step.getStep()).isEqualTo(7);
        assertThat(step.getWallTime()).isEqualTo(1_700_000_000.25);
        assertThat(numbers)
                .containsEntry("losses/generator", 1.5f)
                .containsEntry("scores/reals", Float.NaN)
                .containsEntry("speed/imagesPerSecond", 64f)
                .containsEntry("seconds/data", 0.125f)
                .containsEntry("memory/MiB", 512f)
                .hasSameSizeAs(ROW.numbers());
    }

    @Test
    void aFileBeginsWithItsVersionAndAStartThatTakesBackWhatWasBefore() throws IOException {
        List<Event> events = events(written(ROW));

        assertThat(events).hasSize(3);
        assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
        assertThat(events.get(1).getSessionLog().getStatus()).isEqualTo(SessionLog.SessionStatus.START);
        assertThat(events.get(1).getStep()).isZero();
    }

    @Test
    void tensorFlowRefusesAFlippedByte() throws IOException {
        Path file = written(ROW);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 20] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> events(file))
                .isInstanceOf(TensorFlowException.class)
                .hasMessageContaining("corrupted record");
    }

    private Path written(StepRow row) throws IOException {
        Path path = folder.resolve("events");
        try (EventsFile file = new EventsFile(Files.newOutputStream(path), 1_700_000_000_000L)) {
            file.add(row, row.line());
        }
        return path;
    }

    private static List<Event> events(Path file) throws IOException {
        List<Event> events = new ArrayList<>();
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            var files = tf.io.fifoQueue(List.of(TString.class));
            var reader = tf.io.tfRecordReader();
            var record = tf.io.readerRead(reader, files);
            var name = tf.io.queueEnqueue(files, List.of(tf.constant(file.toString())));
            var end = tf.io.queueClose(files);
            try (Session session = new Session(graph)) {
                session.runner().addTarget(name.op()).run().close();
                session.runner().addTarget(end.op()).run().close();
                while (true) {
                    try (Result result = session.runner().fetch(record.value()).run()) {
                        events.add(Event.parseFrom(
                                ((TString) result.get(0)).asBytes().getObject()));
                    }
                }
            } catch (TFOutOfRangeException theEnd) {
                return events;
            }
        }
    }
}
