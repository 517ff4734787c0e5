package crescendo.bench.sample;

import crescendo.cli.Complaint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** ONNX Runtime alone and each format over REST, in turns, so that what else the machine does meets all alike. */
record Contest(DirectRuntime direct, SamplingClient rest, int rounds, double seconds) {
    private static final String DIRECT = "direct";
    private static final List<String> FORMATS = List.of("raw", "grid", "zip");

    /** @throws Complaint where the service makes other images than the network: a speed of nothing */
    void refuseDifference() {
        byte[] alone = direct.images(4, 7);
        byte[] served = rest.images(4, 7, "raw");
        boolean alike = alone.length == served.length;
        for (int i = 0; alike && i < alone.length; i++) alike = Math.abs((alone[i] & 0xff) - (served[i] & 0xff)) <= 1;
        if (!alike)
            throw Complaint.failed("the service's images differ from ONNX Runtime's: " + Arrays.mismatch(alone, served)
                    + " bytes are alike");
    }

    List<SampleFigures> figures(int count, int clients) {
        Map<String, Runnable> ways = ways(count);
        Map<String, List<Crowd.Seen>> seen = new LinkedHashMap<>();
        ways.values().forEach(way -> new Crowd(clients, seconds).ask(way));
        for (int round = 0; round < rounds; round++)
            ways.forEach((name, way) ->
                    seen.computeIfAbsent(name, none -> new ArrayList<>()).add(new Crowd(clients, seconds).ask(way)));
        return seen.entrySet().stream()
                .map(way -> SampleFigures.of(way.getKey(), count, clients, way.getValue(), seen.get(DIRECT)))
                .toList();
    }

    private Map<String, Runnable> ways(int count) {
        AtomicLong seed = new AtomicLong();
        Map<String, Runnable> ways = new LinkedHashMap<>();
        ways.put(DIRECT, () -> direct.images(count, seed.incrementAndGet()));
        for (String format : FORMATS) ways.put(format, () -> rest.images(count, seed.incrementAndGet(), format));
        return ways;
    }
}
