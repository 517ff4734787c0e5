package crescendo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the top of the checkout, run with only those programs on its path that a test gives it. */
class LauncherTest {
    private static final Path SCRIPT =
            Path.of("../../crescendo").toAbsolutePath().normalize();
    private static final List<String> TOOLS = List.of("bash", "env", "readlink", "dirname", "sed", "head", "cat");

    @TempDir
    Path folder;

    private record Said(int exitCode, String text) {}

    @Test
    void asksForAJdkInOneLine() throws Exception {
        Said said = launch(Map.of("JAVA_HOME", ""));

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.text().lines()).singleElement().asString().contains("no JDK 17 or newer", "JAVA_HOME");
    }

    @Test
    void doesNotTakeAJdkThatIsTooOld() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("jdk11/bin"));
        for (String program : List.of("java", "javac")) {
            Path fake = Files.writeString(bin.resolve(program), "#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n");
            assertThat(fake.toFile().setExecutable(true)).isTrue();
        }

        Said said = launch(Map.of("JAVA_HOME", folder.resolve("jdk11").toString()));

        assertThat(said.text().lines()).singleElement().asString().contains("no JDK 17 or newer");
    }

    @Test
    void refusesAnUnknownOptionOfVerify() throws Exception {
        Said said = launch(Map.of("JAVA_HOME", System.getProperty("java.home")), "verify", "--with-everything");

        assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(said.text()).contains("unknown option --with-everything; allowed is --with-minio");
    }

    private Said launch(Map<String, String> environment, String... args) throws IOException, InterruptedException {
        Path path = Files.createDirectories(folder.resolve("path"));
        for (String tool : TOOLS) {
            Path stub = Files.writeString(path.resolve(tool), "#!/bin/sh\nexec " + real(tool) + " \"$@\"\n");
            assertThat(stub.toFile().setExecutable(true)).isTrue();
        }
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString());
        builder.command().addAll(List.of(args));
        builder.environment().put("PATH", path.toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private static Path real(String tool) {
        return List.of("/usr/bin", "/bin").stream()
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
