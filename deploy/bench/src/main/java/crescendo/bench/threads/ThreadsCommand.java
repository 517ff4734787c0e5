package crescendo.bench.threads;

import crescendo.bench.Faults;
import crescendo.bench.Output;
import crescendo.bench.sample.DirectSession;
import crescendo.bench.sample.FreshGenerator;
import crescendo.bench.sample.GeneratorOptions;
import crescendo.bench.threads.Share.Met;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A generator in ONNX Runtime alone, with the cores given to its runs in several ways. */
@Command(
        name = "threads",
        description = {
            "Run a generator in ONNX Runtime alone, with a core for each run, or with all cores for one run after the"
                    + " other, in turns: what the inference service decides by when it loads a generator."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo bench threads",
            "  crescendo bench threads --resolution 64 --fmap-base 2048 --fmap-max 128 --colours 3"
        })
public final class ThreadsCommand implements Callable<Integer> {
    @Mixin
    private GeneratorOptions options = new GeneratorOptions();

    @Option(
            names = "--rows",
            split = ",",
            defaultValue = "2,8",
            description = "Images of a run (default: ${DEFAULT-VALUE}).")
    private List<Integer> rows;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds of each (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "0.5", description = "Of a round (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        refuseWrong();
        FreshGenerator generator = options.generator();
        byte[] onnx = generator.onnx();
        output.doing("a generator of " + generator.described());
        Map<Share, DirectSession> sessions = new LinkedHashMap<>();
        List<ThreadFigures> found = new ArrayList<>();
        try {
            for (Share share : Share.all(Runtime.getRuntime().availableProcessors()))
                sessions.put(share, share.open(onnx));
            for (int count : rows)
                found.addAll(inTurns(sessions, generator.network().latentSize(), count));
        } finally {
            sessions.values().forEach(DirectSession::close);
        }
        output.result(ThreadFigures.table(found), found);
        return 0;
    }

    private List<ThreadFigures> inTurns(Map<Share, DirectSession> sessions, int latentSize, int count) {
        Map<Share, List<Met>> met = new LinkedHashMap<>();
        // the first round lays out memory, and does not count
        for (int round = -1; round < rounds; round++) {
            double length = round < 0 ? 0 : seconds;
            for (Share share : sessions.keySet()) {
                Met one = share.press(sessions.get(share), latentSize, count, length);
                if (round >= 0)
                    met.computeIfAbsent(share, none -> new ArrayList<>()).add(one);
            }
        }
        return met.entrySet().stream()
                .map(share -> ThreadFigures.of(count, share.getKey(), share.getValue()))
                .toList();
    }

    private void refuseWrong() {
        Faults faults = new Faults();
        options.refuse(faults);
        rows.forEach(count -> faults.outside("--rows", count, 1, 1024));
        faults.outside("--rounds", rounds, 1, 1000);
        faults.unless(seconds >= 0.01 && seconds <= 60, "--seconds", seconds, "0.01 to 60");
        faults.complain();
    }
}
