package crescendo.cli;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import crescendo.contracts.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A service that a test plays, running as far as the commands of a data folder can tell. */
public record PlayedService(HttpServer server) implements AutoCloseable {
    /**
     * Begins to listen.
     *
     * @param data where it is noted as running
     * @param name of the service
     * @param path what is answered; anything else is not found
     */
    public static PlayedService start(Path data, String name, String path, HttpHandler answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(path, answer);
        server.setExecutor(task -> {
            Thread thread = new Thread(task, name); // one each: an answer may wait for another request
            thread.setDaemon(true);
            thread.start();
        });
        server.start();
        String here = "http://127.0.0.1:" + server.getAddress().getPort();
        Map<String, Object> running = Map.of(
                "pid", ProcessHandle.current().pid(),
                "kafka", "127.0.0.1:1",
                "store", Map.of("endpoint", here, "accessKey", "a", "secretKey", "s", "bucket", "crescendo"),
                "services", Map.of(name, here));
        Files.write(data.resolve("platform.json"), Json.write(running));
        return new PlayedService(server);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
