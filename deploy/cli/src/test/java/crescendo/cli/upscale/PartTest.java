package crescendo.cli.upscale;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {
    @TempDir
    Path folder;

    /** A process that ends while its picture is not whole. */
    static final class Ended {
        private Ended() {}

        public static void main(String[] folder) throws IOException {
            Part part = Part.of(Path.of(folder[0], "a.png"), Name.of("one"));
            System.exit(Files.exists(part.path()) ? 7 : 0);
        }
    }

    @Test
    void nothingOfItStaysWhereTheProcessIsEnded() throws Exception {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        Process process = new ProcessBuilder(java, "-cp", classes, Ended.class.getName(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("it was there").isEqualTo(7);
        assertThat(files()).isEmpty();
    }

    @Test
    void wholeItStandsInItsPlaceAndNothingBesideIt() throws IOException {
        Path target = Files.writeString(folder.resolve("a.png"), "older");

        try (Part part = Part.of(target, Name.of("one"))) {
            Files.writeString(part.path(), "whole");
            part.become(target);
        }

        assertThat(files()).containsExactly(target);
        assertThat(target).hasContent("whole");
    }

    private Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        }
    }
}
