package crescendo.bench.workplace;

import crescendo.bench.Faults;
import crescendo.cli.Complaint;
import crescendo.platform.service.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which cores the services have and which the one who asks them: sharing them, each takes time from the other. */
public final class CoreOptions {
    private static final Pattern LIST = Pattern.compile("[0-9]{1,4}([-,][0-9]{1,4})*");

    @Option(
            names = "--service-cpus",
            paramLabel = "LIST",
            description = "Cores of the services, such as 0 or 0,2-3 (by taskset); all of them where absent.")
    private Optional<String> services = Optional.empty();

    @Option(
            names = "--client-cpus",
            paramLabel = "LIST",
            description =
                    "Cores of the clients, the broker and the store; all of them where absent. Only with --service-cpus.")
    private Optional<String> clients = Optional.empty();

    public void refuse(Faults faults) {
        refuse(faults, "--service-cpus", services);
        refuse(faults, "--client-cpus", clients);
        faults.unless(
                clients.isEmpty() || services.isPresent(),
                "--client-cpus",
                clients.orElse(""),
                "it together with --service-cpus: services have the cores of those who start them unless they are given"
                        + " others");
    }

    private static void refuse(Faults faults, String option, Optional<String> cores) {
        faults.unless(
                cores.isEmpty() || LIST.matcher(cores.get()).matches(),
                option,
                cores.orElse(""),
                "numbers of cores, such as 0 or 0,2-3");
    }

    /** Keeps this process, and what it starts from now on, to the cores of the clients. */
    public void pinThis() {
        clients.ifPresent(cores -> pin(cores, ProcessHandle.current().pid()));
    }

    /** Keeps a service, as far as it has threads by now, to the cores of the services. */
    public void pin(ServiceProcess service) {
        services.ifPresent(cores -> pin(cores, service.process().pid()));
    }

    /** In words, for under a table. */
    public String described() {
        return "services on " + named(services) + ", clients on " + named(clients);
    }

    private static String named(Optional<String> cores) {
        return cores.map(list -> "cores " + list).orElse("all cores");
    }

    private static void pin(String cores, long pid) {
        try {
            Process taskset = new ProcessBuilder("taskset", "-a", "-p", "-c", cores, String.valueOf(pid))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (taskset.waitFor() != 0)
                throw Complaint.failed("a process cannot be kept to cores " + cores + ": " + said.strip());
        } catch (IOException e) {
            throw new Complaint(
                    1, "--service-cpus and --client-cpus need taskset (of util-linux): " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint(1, "interrupted while giving out cores", e);
        }
    }
}
