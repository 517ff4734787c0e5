package crescendo.platform.kafka;

import crescendo.platform.child.ChildJvm;
import crescendo.platform.child.PlatformFault;
import crescendo.platform.child.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** A Kafka broker in a process of its own, on the loopback address, with all it keeps under one folder. */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final List<String> FLAGS = List.of(
            "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Djava.awt.headless=true");

    private final int port;
    private final ChildJvm child;

    private EmbeddedKafka(int port, ChildJvm child) {
        this.port = port;
        this.child = child;
    }

    /** Starts without waiting; {@link #awaitReady} waits. */
    public static EmbeddedKafka launch(Path folder, int wantedPort) {
        int port = Ports.claim("Kafka", wantedPort);
        int controllerPort = Ports.claim("Kafka's controller", 0);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new PlatformFault("Kafka's folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
        List<String> arguments = List.of(folder.toString(), String.valueOf(port), String.valueOf(controllerPort));
        Path log = folder.resolve("kafka.out");
        return new EmbeddedKafka(port, ChildJvm.start("Kafka", KafkaNode.class, FLAGS, arguments, log));
    }

    public void awaitReady() {
        child.awaitReady(() -> Ports.listens(port) && hasBroker(), START_LIMIT);
    }

    private boolean hasBroker() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers(), "default.api.timeout.ms", 2000, "request.timeout.ms", 2000);
        try (Admin admin = Admin.create(settings)) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFault("interrupted while waiting for Kafka", e);
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public ChildJvm process() {
        return child;
    }

    /** Ends the broker as a crash would; its port and data stay reserved for {@link #restart}. */
    public void kill() {
        child.kill();
    }

    /** Starts it again on the same port and data, and waits until it answers. */
    public void restart() {
        child.restart();
        awaitReady();
    }

    @Override
    public void close() {
        child.close();
    }
}
