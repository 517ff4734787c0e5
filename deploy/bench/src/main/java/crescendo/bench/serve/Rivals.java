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

/**
 * The same service set otherwise: runs joined, runs of one, with a core each or with all cores one after the other, and runs that wait
 * for others to join them.
 */
final class Rivals implements AutoCloseable {
    private final List<ServiceProcess> services = new ArrayList<>();
    private final Map<String, Load> loads = new LinkedHashMap<>();
    private final Map<String, List<LoadFigures>> rounds = new LinkedHashMap<>();
    private final LoadOptions pressure;

    private Rivals(LoadOptions pressure) {
        this.pressure = pressure;
    }

    /**
     * @param delays in milliseconds, a service each beside those that join at once and not at all
     * @param pressure that they are put under
     */
    static Rivals launch(Workplace workplace, Name model, List<Integer> delays, LoadOptions pressure) {
        Rivals rivals = new Rivals(pressure);
        try {
            rivals.launch(workplace, model, "joined", Map.of());
            rivals.launch(workplace, model, "runs of one, a core each", Map.of("CRESCENDO_INFERENCE_BATCH", "1"));
            rivals.launch(
                    workplace,
                    model,
                    "runs of one, all cores",
                    Map.of(
                            "CRESCENDO_INFERENCE_BATCH",
                            "1",
                            "CRESCENDO_INFERENCE_WORKERS",
                            "1",
                            "CRESCENDO_INFERENCE_THREADS",
                            String.valueOf(Runtime.getRuntime().availableProcessors())));
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
        ServiceProcess service = workplace.launchReady(Service.INFERENCE, settings);
        services.add(service);
        new SamplingClient(service.address(), model).awaitServing();
        Load load = new Load(service.address(), model);
        loads.put(name, load);
        pressure.warmUp(load);
    }

    void round() {
        loads.forEach((name, load) ->
                rounds.computeIfAbsent(name, none -> new ArrayList<>()).add(pressure.round(load, name)));
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
