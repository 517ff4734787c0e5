package crescendo.trainer.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program in a network of its own, a namespace of Linux with nothing but a loopback device: TensorFlow's servers listen
 * on every address there is, and there nobody else can reach them.
 */
final class OwnNetwork {
    private static final List<String> ENTER = List.of("unshare", "--map-root-user", "--net");
    private static final String LOOPBACK_UP = "ip link set lo up";

    private OwnNetwork() {}

    /** Skips the test where this machine permits no such network; fails it where the program does not exit with 0. */
    static void run(Class<?> program, Path folder) throws Exception {
        assumeTrue(
                exit(List.of(LOOPBACK_UP), folder.resolve("probe.log")) == 0,
                "network namespaces are not permitted here");
        Path log = folder.resolve(program.getSimpleName() + ".log");

        int exit = exit(
                List.of(
                        LOOPBACK_UP + " && exec \"$@\"",
                        "sh",
                        MemberProcess.java(),
                        "-Xmx1g",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        folder.toString()),
                log);

        assertThat(exit).as(() -> text(log)).isZero();
    }

    private static int exit(List<String> script, Path log) throws Exception {
        List<String> command = new java.util.ArrayList<>(ENTER);
        command.addAll(List.of("sh", "-c"));
        command.addAll(script);
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            return -1;
        }
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES))
                    .as(() -> "the program ends: " + text(log))
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
