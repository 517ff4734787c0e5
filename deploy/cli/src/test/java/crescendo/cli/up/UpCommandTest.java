package crescendo.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.cli.ExitCode;
import crescendo.cli.Spoken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class UpCommandTest {
    @TempDir
    Path data;

    @Test
    void namesAServiceThatIsNotBuilt() {
        Spoken spoken = Spoken.by("up", "--data-dir", data.toString());

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(spoken.err()).contains("service is not built");
    }

    @Test
    void namesATakenPortAndItsOption() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServicePorts ports = ports("--inference-port", String.valueOf(other.getLocalPort()));

            assertThatThrownBy(ports::refuseTaken)
                    .hasMessageContaining("port " + other.getLocalPort() + " is taken")
                    .hasMessageContaining("--inference-port");
        }
    }

    @Test
    void refusesTwoServicesOnOnePort() {
        ServicePorts ports = ports("--inference-port", "18123", "--trainer-port", "18123");

        assertThatThrownBy(ports::refuseTaken)
                .hasMessageContaining("--trainer-port and --inference-port must not share port 18123");
    }

    private static ServicePorts ports(String... given) {
        ServicePorts ports = new ServicePorts();
        List<String> args = new ArrayList<>(List.of("--dashboard-port=0", "--trainer-port=0", "--metrics-port=0"));
        args.addAll(List.of(given));
        new CommandLine(ports).setOverwrittenOptionsAllowed(true).parseArgs(args.toArray(String[]::new));
        return ports;
    }
}
