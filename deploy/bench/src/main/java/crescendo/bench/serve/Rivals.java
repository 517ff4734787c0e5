package crescendo.bench.serve;

import crescendo.bench.sample.SamplingClient;
import crescendo.bench.workplace.Workplace;
import crescendo.contracts.Name;
import crescendo.platform.service.Service;
import crescendo.platform.service.ServiceProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The same service set otherwise: runs of one, and runs that wait for others to join them. */
final class Rivals implements AutoCloseable {
    private final List<ServiceProcess> services = new ArrayList<>();
    private final Map<String, Load> loads = new LinkedHashMap<>();
    private final Map<String, List<LoadFigures>> rounds = new LinkedHashMap<>();

    private final Consumer<Load> warmUp;

    private Rivals(Consumer<Load> warmUp) {
        this.warmUp = warmUp;
    }

    /**
     * @param delays in milliseconds, a service each beside the one of runs of one
     * @param warmUp what a service meets before it is timed
     */
    static Rivals launch(Workplace workplace, Name model, List<Integer> delays, Consumer<Load> warmUp) {
        Rivals rivals = new Rivals(warmUp);
        try {
            rivals.launch(workplace, model, "runs of one", Map.of("CRESCENDO_INFERENCE_BATCH", "1"));
            for (int delay : delays)
                rivals.launch(
                        workplace,
                        model,
                        "joined after " + delay + " ms",
                        Map.of("CRESCENDO_INFERENCE_BATCH_DELAY", "PT" + delay / 1000.0 + "S"));
            return rivals;
        } catch (RuntimeException e) {
            rivals.close();
            throw e;
        }
    }

    private void launch(Workplace workplace, Name model, String name, Map<String, String> settings) {
        ServiceProcess service = workplace.launch(Service.INFERENCE, settings);
        services.add(service);
        service.awaitReady();
        new SamplingClient(service.address(), model).awaitServing();
        Load load = new Load(service.address(), model);
        loads.put(name, load);
        warmUp.accept(load);
    }

    void round(int clients, double seconds) {
        loads.forEach((name, load) -> rounds.computeIfAbsent(name, none -> new ArrayList<>())
                .add(load.crowd(name + ", " + clients + " clients", clients, seconds)));
    }

    List<LoadFigures> medians() {
        return rounds.values().stream().map(LoadFigures::median).toList();
    }

    @Override
    public void close() {
        loads.values().forEach(Load::close);
        services.forEach(ServiceProcess::close);
    }
}
