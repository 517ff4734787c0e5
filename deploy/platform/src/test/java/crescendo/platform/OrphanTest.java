package crescendo.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanTest {
    @TempDir
    Path folder;

    /** Main of the parent that is killed: starts a platform, says who its children are, waits for ever. */
    static final class Parent {
        public static void main(String[] args) throws InterruptedException {
            EmbeddedPlatform platform = EmbeddedPlatform.start(Path.of(args[0]));
            System.out.println("children " + platform.kafkaServer().process().pid() + " "
                    + platform.storeServer().process().pid());
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @Test
    void childrenOfAKilledParentEnd() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<ProcessHandle> children = childrenOf(parent);

        parent.destroyForcibly().waitFor();

        for (ProcessHandle child : children) child.onExit().get(15, TimeUnit.SECONDS);
        assertThat(children).hasSize(2).noneMatch(ProcessHandle::isAlive);
    }

    private static List<ProcessHandle> childrenOf(Process parent) throws Exception {
        try (BufferedReader out = parent.inputReader()) {
            String line = out.lines()
                    .filter(l -> l.startsWith("children "))
                    .findFirst()
                    .orElseThrow();
            return List.of(line.substring("children ".length()).split(" ")).stream()
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                    .toList();
        }
    }
}
