package crescendo.cli.up;

import crescendo.cli.Complaint;
import crescendo.cli.screen.Screen;
import crescendo.cli.up.Farewell.Leaving;
import crescendo.client.log.Topics;
import crescendo.platform.ConfiguredPlatform;
import crescendo.platform.Platform;
import crescendo.platform.child.ChildJvm;
import crescendo.platform.child.PlatformFault;
import crescendo.platform.service.Service;
import crescendo.platform.service.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The platform and the four services, as children of this process. */
public final class Deployment implements AutoCloseable {
    private final Path home;
    private final Path data;
    private final Platform platform;
    private final Screen screen;
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private volatile boolean closed;

    private Deployment(Path home, Path data, Platform platform, Screen screen) {
        this.home = home;
        this.data = data;
        this.platform = platform;
        this.screen = screen;
    }

    /**
     * Starts the platform that the environment asks for and waits until it answers; services come after.
     *
     * @param screen is told at the end what takes long
     */
    public static Deployment platform(Path home, Path data, ServicePorts ports, Screen screen) {
        Running.read(data).filter(Running::isAlive).ifPresent(other -> {
            throw Complaint.failed("another Crescendo (process " + other.pid() + ") runs on " + data
                    + "; stop it, or choose another folder with --data-dir");
        });
        for (Service service : Service.values()) {
            if (!Files.exists(service.jar(home))) {
                throw Complaint.failed("the " + service + " service is not built: no " + service.jar(home));
            }
        }
        ports.refuseTaken();
        Platform platform = ConfiguredPlatform.start(data, ports.platform(), System.getenv());
        try (Topics topics = new Topics(platform.bootstrapServers())) {
            topics.ensure();
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
        return new Deployment(home, data, platform, screen);
    }

    /** Starts all services at once, without waiting. */
    public synchronized void launchServices(ServicePorts ports) {
        if (closed) {
            return;
        }
        ports.services().forEach((service, port) -> {
            services.put(
                    service,
                    ServiceProcess.launch(service, home, platform, port, settings(service), data.resolve("logs")));
        });
    }

    private Map<String, String> settings(Service service) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("CRESCENDO_CACHE", data.resolve("cache/" + service).toString());
        if (service == Service.TRAINER) {
            settings.put("CRESCENDO_STEPS_FOLDER", data.resolve("jobs").toString());
        }
        return settings;
    }

    /** Waits until all of them are ready, and lets other commands find them. */
    public Running awaitReady() {
        services.forEach(this::awaitReady);
        Map<String, URI> addresses = new TreeMap<>();
        services.forEach((service, process) -> addresses.put(service.toString(), process.address()));
        Running running =
                new Running(ProcessHandle.current().pid(), platform.bootstrapServers(), platform.store(), addresses);
        try {
            running.write(data);
        } catch (IOException e) {
            throw new Complaint(1, data + "/platform.json cannot be written: " + e.getMessage(), e);
        }
        return running;
    }

    private void awaitReady(Service service, ServiceProcess process) {
        try {
            process.awaitReady();
        } catch (PlatformFault fault) {
            awaitEndIfClosed();
            throw new Complaint(
                    1,
                    "the " + service + " service does not start; the end of its log "
                            + process.process().log() + ":\n"
                            + process.process().lastLines(15),
                    fault);
        }
    }

    /** A service that ends because everything is being stopped has not failed: the process is about to end. */
    private void awaitEndIfClosed() {
        if (closed) {
            join(Thread.currentThread());
        }
    }

    public Platform platform() {
        return platform;
    }

    /** The services that are no longer there though nobody stopped them. */
    public synchronized Map<Service, ServiceProcess> fallen() {
        Map<Service, ServiceProcess> fallen = new EnumMap<>(Service.class);
        if (!closed) {
            services.forEach((service, process) -> {
                if (!process.process().isAlive()) {
                    fallen.put(service, process);
                }
            });
        }
        return fallen;
    }

    /** Stops the services, all at once, then the platform. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            Running.forget(data);
        } catch (IOException e) {
            System.err.println("crescendo: " + data + "/platform.json stays behind: " + e.getMessage());
        }
        // below the ^C of a terminal
        new Farewell(line -> screen.say((screen.isTerminal() ? "\n" : "") + line))
                .to(services.entrySet().stream()
                        .map(entry -> leaving(entry.getKey(), entry.getValue()))
                        .toList());
        platform.close();
    }

    private static Leaving leaving(Service service, ServiceProcess process) {
        String name =
                "the " + service + " service" + (service == Service.INFERENCE ? ", which finishes what it took" : "");
        ChildJvm child = process.process();
        return new Leaving(name, child.grace(), child::close, child::hurry);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
