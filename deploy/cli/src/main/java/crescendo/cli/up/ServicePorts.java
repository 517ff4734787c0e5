package crescendo.cli.up;

import crescendo.cli.Complaint;
import crescendo.platform.child.PlatformFault;
import crescendo.platform.child.Ports;
import crescendo.platform.service.Service;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where everything listens, on the loopback address. */
public final class ServicePorts {
    @Option(
            names = "--dashboard-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Of the dashboard and the registry's REST (default: ${DEFAULT-VALUE}; 0: any free one).")
    private int dashboard;

    @Option(
            names = "--inference-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Of the inference service (default: ${DEFAULT-VALUE}).")
    private int inference;

    @Option(
            names = "--trainer-port",
            paramLabel = "PORT",
            defaultValue = "8082",
            description = "Of the trainer's health and metrics (default: ${DEFAULT-VALUE}).")
    private int trainer;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            defaultValue = "8083",
            description = "Of the metrics service's health and metrics (default: ${DEFAULT-VALUE}).")
    private int metrics;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Of the embedded broker (default: any free one).")
    private int kafka;

    @Option(
            names = "--store-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Of the embedded object store (default: any free one).")
    private int store;

    Ports platform() {
        return new Ports(kafka, store);
    }

    Map<Service, Integer> services() {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        ports.put(Service.REGISTRY, dashboard);
        ports.put(Service.INFERENCE, inference);
        ports.put(Service.TRAINER, trainer);
        ports.put(Service.METRICS, metrics);
        return ports;
    }

    /** Before anything is started. @throws Complaint naming the port and its option */
    public void refuseTaken() {
        Map<String, Integer> options = new LinkedHashMap<>();
        options.put("--dashboard-port", dashboard);
        options.put("--inference-port", inference);
        options.put("--trainer-port", trainer);
        options.put("--metrics-port", metrics);
        options.put("--kafka-port", kafka);
        options.put("--store-port", store);
        Map<Integer, String> seen = new LinkedHashMap<>();
        options.forEach((option, port) -> {
            if (port < 0 || port > 65535) {
                throw Complaint.usage(option + ": " + port + " is not a port; use 0 to 65535");
            }
            String other = port == 0 ? null : seen.put(port, option);
            if (other != null) {
                throw Complaint.usage(option + " and " + other + " must not share port " + port);
            }
            refuseTaken(option, port);
        });
    }

    private static void refuseTaken(String option, int port) {
        try {
            Ports.claim(option, port);
        } catch (PlatformFault taken) {
            throw Complaint.failed("port " + port + " is taken; stop what listens there or choose another with "
                    + option + " (0 takes any free one)");
        }
    }
}
