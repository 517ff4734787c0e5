package crescendo.cli.train;

import crescendo.cli.Benchmarks;
import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import crescendo.trainer.plan.Pace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * How fast this machine trains: measured once by {@code bench pace}, then kept in a file.
 *
 * @param home the checkout, whose benchmarks measure
 * @param file where paces are kept by machine and threads
 */
record MachinePace(Path home, Path file, int threads, Consumer<String> says) {
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    record Kept(Map<String, Pace> paces) {
        Kept {
            paces = new TreeMap<>(paces);
        }
    }

    record Measured(Pace pace) {}

    static Path cache() {
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        return Path.of(cache, "crescendo", "pace.json");
    }

    /** Empty where it is not known, and nothing is built that could measure it. */
    Optional<Pace> find() throws IOException, InterruptedException {
        KeptFile<Kept> kept = new KeptFile<>(file, Kept.class, "paces; delete it, and it will be measured anew");
        Map<String, Pace> paces = kept.read().map(Kept::paces).orElseGet(TreeMap::new);
        Pace known = paces.get(machine());
        if (known != null) {
            return Optional.of(known);
        }
        if (!Benchmarks.areBuilt(home)) {
            return Optional.empty();
        }
        says.accept("the pace of this machine is measured once, which takes a minute or two; it is kept in " + file);
        Pace pace = measure(Measured.class, "pace").pace();
        paces.put(machine(), pace);
        kept.write(new Kept(paces));
        return Optional.of(pace);
    }

    /**
     * Has a benchmark measure this machine.
     *
     * @param type of its answer
     * @param benchmark and what it is of
     */
    <T> T measure(Class<T> type, String... benchmark) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(benchmark));
        arguments.addAll(List.of("--threads", Integer.toString(threads), "--json"));
        ProcessBuilder builder = Benchmarks.process(home, arguments);
        builder.environment().putIfAbsent("TF_CPP_MIN_LOG_LEVEL", "1");
        Path log = Files.createTempFile("crescendo-pace", ".log");
        Process process = builder.redirectError(log.toFile()).start();
        byte[] said = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw Complaint.failed("the pace of this machine cannot be measured; the log is " + log);
        }
        Files.delete(log);
        return Json.read(said, type);
    }

    /** What a pace depends on. */
    String machine() throws IOException {
        String processor = !Files.isReadable(PROCESSOR)
                ? System.getProperty("os.arch")
                : Files.readAllLines(PROCESSOR, StandardCharsets.UTF_8).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).trim())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
        return processor + ", " + Runtime.getRuntime().availableProcessors() + " processors, " + threads + " threads";
    }
}
