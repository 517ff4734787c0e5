package crescendo.trainer.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.StepStats;

/**
 * Operations over time in the format of Chrome's trace viewer, which Perfetto and {@code chrome://tracing} open as JSON. A
 * process there is a device; operations that overlap lie in lanes of their own.
 *
 * @param traceEvents as the format names them
 */
public record ChromeTrace(List<Event> traceEvents) {
    /**
     * @param name the kind of operation, such as {@code Conv2D}, or what a device is called
     * @param ph   X for an operation, M for a name
     * @param ts   its start, in microseconds
     * @param dur  how long it took, in microseconds
     * @param pid  the number of the device
     * @param tid  the lane
     * @param args the operation's own name, and what TensorFlow says of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Event(String name, String ph, long ts, Long dur, int pid, int tid, Map<String, String> args) {}

    public ChromeTrace {
        traceEvents = List.copyOf(traceEvents);
    }

    /** @param runs in their order */
    public static ChromeTrace of(List<StepStats> runs) {
        Map<String, Integer> devices = new LinkedHashMap<>();
        List<Event> events = new ArrayList<>();
        for (StepStats run : runs)
            for (DeviceStepStats device : run.getDevStatsList()) {
                Integer known = devices.putIfAbsent(device.getDevice(), devices.size());
                int number = devices.get(device.getDevice());
                if (known == null) events.add(named(number, device.getDevice()));
                events.addAll(operations(number, device.getNodeStatsList()));
            }
        return new ChromeTrace(events);
    }

    /** Milliseconds by kind of operation, the most expensive first. */
    public Map<String, Double> byKind() {
        Map<String, Long> micros = new LinkedHashMap<>();
        for (Event event : traceEvents) if (event.ph.equals("X")) micros.merge(event.name, event.dur, Long::sum);
        Map<String, Double> millis = new LinkedHashMap<>();
        micros.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(kind -> millis.put(kind.getKey(), kind.getValue() / 1000.0));
        return millis;
    }

    private static Event named(int number, String device) {
        return new Event("process_name", "M", 0, null, number, 0, Map.of("name", device));
    }

    private static List<Event> operations(int device, List<NodeExecStats> nodes) {
        List<Event> events = new ArrayList<>();
        List<Long> lanes = new ArrayList<>(); // when each is free again
        nodes.stream().sorted(Comparator.comparingLong(ChromeTrace::start)).forEach(node -> {
            int lane = 0;
            while (lane < lanes.size() && lanes.get(lane) > start(node)) lane++;
            long end = start(node) + duration(node);
            if (lane == lanes.size()) lanes.add(end);
            else lanes.set(lane, end);
            Map<String, String> args = Map.of("name", node.getNodeName(), "label", node.getTimelineLabel());
            events.add(new Event(kind(node), "X", start(node), duration(node), device, lane, args));
        });
        return events;
    }

    private static long start(NodeExecStats node) {
        return node.getAllStartMicros() + node.getOpStartRelMicros();
    }

    private static long duration(NodeExecStats node) {
        return Math.max(0, node.getOpEndRelMicros() - node.getOpStartRelMicros());
    }

    /** From a label such as {@code [mklcpu 8.0MB] a/Conv2D_3 = Conv2D(a/x, a/w)}; the node's name where it has none. */
    private static String kind(NodeExecStats node) {
        String label = node.getTimelineLabel();
        int from = label.lastIndexOf(" = ");
        if (from < 0) return node.getNodeName();
        int to = label.indexOf('(', from);
        return label.substring(from + 3, to < 0 ? label.length() : to);
    }
}
