package crescendo.trainer.steps;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.schedule.Phase;
import crescendo.contracts.step.Split;
import crescendo.contracts.step.StepRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsFolderTest {
    private static final long NOW = 1_700_000_000_007L;

    @TempDir
    Path folder;

    @Test
    void beginsWithWhatIsKnownAndGoesOn() throws IOException {
        try (StepsFolder steps = begin(rows(1, 3), NOW)) {
            add(steps, 4);
        }

        assertThat(lines()).containsExactlyElementsOf(lines(1, 4));
    }

    @Test
    void othersReadWhatWasFlushedWhileItIsOpen() throws IOException {
        try (StepsFolder steps = begin(rows(1, 3), NOW)) {
            add(steps, 4);
            steps.flush();

            assertThat(lines()).containsExactlyElementsOf(lines(1, 4));
        }
    }

    @Test
    void stepsThatTrainingDidNotGoOnFromAreGoneAfterTheNextBeginning() throws IOException {
        try (StepsFolder steps = begin(rows(1, 3), NOW)) {
            add(steps, 4);
            add(steps, 5);
        }

        try (StepsFolder steps = begin(rows(1, 3), NOW + 1)) {
            add(steps, 4);
        }

        assertThat(lines()).containsExactlyElementsOf(lines(1, 4));
        assertThat(names()).containsExactly("events.out.tfevents.1700000000.008.crescendo", "steps.jsonl");
    }

    @Test
    void filesOfOthersStay() throws IOException {
        Files.writeString(folder.resolve("events.out.tfevents.1600000000.somebody"), "theirs");
        Files.writeString(folder.resolve("notes.txt"), "mine");

        begin(rows(1, 3), NOW).close();

        assertThat(names()).contains("events.out.tfevents.1600000000.somebody", "notes.txt");
    }

    @Test
    void onlyWhatIsAskedForIsWritten() throws IOException {
        StepsFolder.begin(folder, EnumSet.of(StepFormat.JSONL), rows(1, 3), NOW).close();

        assertThat(names()).containsExactly("steps.jsonl");
    }

    @Test
    void checksumsAreMaskedCastagnoli() {
        // 0xe3069283 is the published CRC-32C of these digits; the mask turns it right by 15 bits and adds 0xa282ead8
        int crc = 0xe3069283;

        assertThat(EventsFile.masked("123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(((crc >>> 15) | (crc << 17)) + 0xa282ead8);
    }

    private StepsFolder begin(Stream<StepRow> known, long millis) throws IOException {
        return StepsFolder.begin(folder, EnumSet.allOf(StepFormat.class), known, millis);
    }

    private static void add(StepsFolder steps, long step) throws IOException {
        steps.add(row(step), row(step).line());
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("steps.jsonl"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> lines(long first, long last) {
        return rows(first, last)
                .map(row -> new String(row.line(), StandardCharsets.UTF_8))
                .toList();
    }

    private static Stream<StepRow> rows(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(StepsFolderTest::row);
    }

    private static StepRow row(long step) {
        return new StepRow(
                step,
                32 * step,
                4,
                Phase.Kind.STABLE,
                1,
                Map.of("losses/generator", 0.5 * step),
                new StepRow.Wall(1, NOW + step, 64, new Split(0, 0.5, 0), Optional.empty()));
    }
}
