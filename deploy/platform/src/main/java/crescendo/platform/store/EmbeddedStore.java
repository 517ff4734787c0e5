package crescendo.platform.store;

import crescendo.platform.child.ChildJvm;
import crescendo.platform.child.PlatformFault;
import crescendo.platform.child.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/** An S3 server over a local folder, in a process of its own, on the loopback address, with credentials enforced. */
public final class EmbeddedStore implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final List<String> FLAGS = List.of(
            "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Djava.awt.headless=true");

    private final StoreAddress address;
    private final ChildJvm child;

    private EmbeddedStore(StoreAddress address, ChildJvm child) {
        this.address = address;
        this.child = child;
    }

    /** Starts without waiting; {@link #awaitReady} waits. */
    public static EmbeddedStore launch(Path folder, int wantedPort, String bucket) {
        int port = Ports.claim("the object store", wantedPort);
        try {
            Files.createDirectories(folder.resolve("buckets"));
            Credentials credentials = Credentials.of(folder.resolve("credentials.properties"));
            StoreAddress address = new StoreAddress(
                    URI.create("http://127.0.0.1:" + port), credentials.accessKey(), credentials.secretKey(), bucket);
            List<String> arguments = List.of(
                    folder.toString(),
                    serverJar(folder).toString(),
                    serverSettings(folder, address).toString());
            Path log = folder.resolve("store.out");
            return new EmbeddedStore(
                    address, ChildJvm.start("The object store", StoreNode.class, FLAGS, arguments, log));
        } catch (IOException e) {
            throw new PlatformFault("the object store's folder " + folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The server's jar as a file: a class loader cannot read a jar inside a jar. */
    private static Path serverJar(Path folder) throws IOException {
        try (InputStream jar = EmbeddedStore.class.getResourceAsStream("/crescendo/platform/s3proxy.jar")) {
            if (jar == null) throw new PlatformFault("s3proxy.jar is missing from the class path; build the platform");
            int size = jar.available();
            Path file = folder.resolve("s3proxy.jar");
            if (Files.exists(file) && Files.size(file) == size) return file;
            Path part = Files.createTempFile(folder, "s3proxy", ".part");
            Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Path serverSettings(Path folder, StoreAddress address) throws IOException {
        Properties p = new Properties();
        p.setProperty("s3proxy.endpoint", address.endpoint().toString());
        p.setProperty("s3proxy.authorization", "aws-v2-or-v4");
        p.setProperty("s3proxy.identity", address.accessKey());
        p.setProperty("s3proxy.credential", address.secretKey());
        p.setProperty("jclouds.provider", "filesystem-nio2");
        p.setProperty("jclouds.identity", "local");
        p.setProperty("jclouds.credential", "local");
        p.setProperty("jclouds.filesystem.basedir", folder.resolve("buckets").toString());
        Path file = folder.resolve("s3proxy.properties");
        Files.deleteIfExists(file);
        try (Writer out = Files.newBufferedWriter(OwnerOnly.create(file))) {
            p.store(out, null);
        }
        return file;
    }

    public void awaitReady() {
        child.awaitReady(() -> Ports.listens(address.endpoint().getPort()) && answers(), START_LIMIT);
    }

    /** Any HTTP status will do: without a signature the server says 403. */
    private boolean answers() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) address.endpoint().toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(2000);
            return connection.getResponseCode() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    public StoreAddress address() {
        return address;
    }

    public ChildJvm process() {
        return child;
    }

    /** Ends the server as a crash would; its port and data stay reserved for {@link #restart}. */
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
