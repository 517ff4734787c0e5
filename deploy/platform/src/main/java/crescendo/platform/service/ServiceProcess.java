package crescendo.platform.service;

import crescendo.platform.Platform;
import crescendo.platform.child.ChildJvm;
import crescendo.platform.child.PlatformFault;
import crescendo.platform.child.Ports;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** A service in a process of its own, on the loopback address; it ends with this process, however that ends. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(180);

    private final URI address;
    private final ChildJvm child;

    private ServiceProcess(URI address, ChildJvm child) {
        this.address = address;
        this.child = child;
    }

    /**
     * Starts without waiting; {@link #awaitReady} waits.
     *
     * @param home     the folder of a built checkout
     * @param port     0 takes any free one
     * @param settings further environment variables of the service
     * @param logs     the folder for its log, {@code NAME.log}
     * @throws PlatformFault where the service is not built, or its port is taken
     */
    public static ServiceProcess launch(
            Service service, Path home, Platform platform, int port, Map<String, String> settings, Path logs) {
        Path jar = service.jar(home);
        if (!Files.exists(jar)) throw new PlatformFault("the " + service + " service is not built: no " + jar);
        int claimed = Ports.claim("the " + service + " service", port);
        URI address = URI.create("http://127.0.0.1:" + claimed);
        Map<String, String> environment = new HashMap<>(platform.store().asEnvironment());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", platform.bootstrapServers());
        environment.put("CRESCENDO_HTTP_HOST", "127.0.0.1");
        environment.put("CRESCENDO_HTTP_PORT", String.valueOf(claimed));
        environment.putAll(settings);
        Duration grace = grace(service, settings);
        ChildJvm child = ChildJvm.start(
                        "The " + service + " service",
                        ownJar() + File.pathSeparator + jar,
                        ServiceNode.class,
                        Heap.flags(service, environment(settings)),
                        List.of(mainClass(jar), String.valueOf(grace.toMillis())),
                        environment,
                        logs(logs).resolve(service + ".log"))
                .endingWithin(grace);
        return new ServiceProcess(address, child);
    }

    private static Duration grace(Service service, Map<String, String> settings) {
        return Grace.of(service, environment(settings));
    }

    private static Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(settings);
        return environment;
    }

    private static String mainClass(Path jar) {
        try (JarFile open = new JarFile(jar.toFile())) {
            return open.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        } catch (IOException e) {
            throw new PlatformFault(jar + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path logs(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new PlatformFault("folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** Where this very class comes from: all that a service needs of ours on its class path. */
    private static Path ownJar() {
        try {
            return Path.of(ServiceProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException("a class path entry is a file", e);
        }
    }

    /** Waits until the service says that it is ready. @throws PlatformFault where it ends, or does not in time */
    public void awaitReady() {
        child.awaitReady(
                () -> {
                    pause();
                    return isReady();
                },
                START_LIMIT);
    }

    /** A service that starts has better things to do than to answer twenty times a second. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isReady() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    address.resolve("/q/health/ready").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(2000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    public URI address() {
        return address;
    }

    public ChildJvm process() {
        return child;
    }

    @Override
    public void close() {
        child.close();
    }
}
