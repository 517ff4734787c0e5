package crescendo.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.platform.service.Service;
import crescendo.platform.store.StoreAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningTest {
    private static final URI DASHBOARD = URI.create("http://127.0.0.1:8080");

    @TempDir
    Path data;

    @Test
    void isFoundThroughItsFileWhichOnlyTheOwnerReads() throws Exception {
        Running running = running(ProcessHandle.current().pid());

        running.write(data);

        assertThat(Running.find(data)).isEqualTo(running);
        assertThat(Running.find(data).service(Service.REGISTRY)).isEqualTo(DASHBOARD);
        assertThat(Files.getPosixFilePermissions(data.resolve("platform.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void isNotFoundOnceItsProcessIsGone() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        running(ended.pid()).write(data);

        assertThatThrownBy(() -> Running.find(data))
                .isInstanceOfSatisfying(
                        Complaint.class, c -> assertThat(c.exitCode()).isEqualTo(ExitCode.NOTHING_RUNNING))
                .hasMessageContaining("nothing is running")
                .hasMessageContaining("./crescendo up");
    }

    @Test
    void isNotFoundInAnEmptyFolder() {
        assertThatThrownBy(() -> Running.find(data)).hasMessageContaining("nothing is running");
    }

    @Test
    void isNotSaidToBeMissingWhereItsFileCannotBeRead() throws Exception {
        Path file = Files.createDirectory(data.resolve("platform.json"));

        assertThatThrownBy(() -> Running.find(data))
                .isInstanceOfSatisfying(
                        Complaint.class, c -> assertThat(c.exitCode()).isEqualTo(ExitCode.FAILED))
                .hasMessageStartingWith(file + " cannot be read: ");
    }

    private static Running running(long pid) {
        StoreAddress store = new StoreAddress(URI.create("http://127.0.0.1:9000"), "me", "secret", "crescendo");
        return new Running(pid, "127.0.0.1:9092", store, Map.of("registry", DASHBOARD));
    }
}
