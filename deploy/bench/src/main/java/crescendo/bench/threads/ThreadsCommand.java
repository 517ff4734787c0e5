package crescendo.bench.threads;

import crescendo.bench.Faults;
import crescendo.bench.Output;
import crescendo.bench.sample.DirectSession;
import crescendo.bench.sample.FreshGenerator;
import crescendo.bench.sample.GeneratorOptions;
import crescendo.bench.threads.Share.Met;
import crescendo.bench.upscale.BroughtUpscaler;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.measure.upscaler.Hints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A network in ONNX Runtime alone, with the cores given to its runs in several ways. */
@Command(
        name = "threads",
        description = {
            "Run a generator in ONNX Runtime alone, or an upscaler's tiles, with a core for each run, or with all cores"
                    + " for one run after the other, in turns: what the inference service decides by when it loads one."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo bench threads",
            "  crescendo bench threads --resolution 64 --fmap-base 2048 --fmap-max 128 --colours 3",
            "  crescendo bench threads --upscaler upscaler.onnx --rows 1 --seconds 2"
        })
public final class ThreadsCommand implements Callable<Integer> {
    @Mixin
    private GeneratorOptions options = new GeneratorOptions();

    @Option(
            names = "--rows",
            split = ",",
            defaultValue = "2,8",
            description = "Images, or tiles, of a run (default: ${DEFAULT-VALUE}).")
    private List<Integer> rows;

    @Option(
            names = "--upscaler",
            paramLabel = "FILE",
            description = "An ONNX file in the place of a generator, with free sides.")
    private Optional<Path> upscaler = Optional.empty();

    @Option(
            names = "--tile",
            paramLabel = "N",
            defaultValue = "192",
            description = "Side of the upscaler's tiles (default: ${DEFAULT-VALUE}).")
    private int tile;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds of each (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "0.5", description = "Of a round (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        refuseWrong();
        return upscaler.isPresent() ? upscaler(upscaler.get()) : generator();
    }

    private int generator() {
        FreshGenerator generator = options.generator();
        output.doing("a generator of " + generator.described());
        int latentSize = generator.network().latentSize();
        return compared(
                "the generator",
                generator.onnx(),
                rows.stream().map(count -> Task.latents(latentSize, count)).toList());
    }

    private int upscaler(Path file) throws IOException {
        BroughtUpscaler brought = BroughtUpscaler.of(file, Hints.NONE);
        UpscalerSpec spec = brought.probed().spec();
        output.doing("tiles of " + tile + "², made " + spec.scale() + " times as large");
        return compared(
                "the upscaler",
                brought.onnx(),
                rows.stream().map(count -> Task.tiles(spec, count, tile)).toList());
    }

    private int compared(String what, byte[] onnx, List<Task> tasks) {
        Map<Share, DirectSession> sessions = new LinkedHashMap<>();
        List<ThreadFigures> found = new ArrayList<>();
        try {
            for (Share share : Share.all(Runtime.getRuntime().availableProcessors()))
                sessions.put(share, share.open(what, onnx));
            for (Task task : tasks) found.addAll(inTurns(sessions, task));
        } finally {
            sessions.values().forEach(DirectSession::close);
            tasks.forEach(Task::close);
        }
        output.result(ThreadFigures.table(found), found);
        return 0;
    }

    private List<ThreadFigures> inTurns(Map<Share, DirectSession> sessions, Task task) {
        Map<Share, List<Met>> met = new LinkedHashMap<>();
        // the first round lays out memory, and does not count
        for (int round = -1; round < rounds; round++) {
            double length = round < 0 ? 0 : seconds;
            for (Share share : sessions.keySet()) {
                Met one = share.press(sessions.get(share), task, length);
                if (round >= 0)
                    met.computeIfAbsent(share, none -> new ArrayList<>()).add(one);
            }
        }
        return met.entrySet().stream()
                .map(share -> ThreadFigures.of(task.images(), share.getKey(), share.getValue()))
                .toList();
    }

    private void refuseWrong() {
        Faults faults = new Faults();
        options.refuse(faults);
        rows.forEach(count -> faults.outside("--rows", count, 1, 1024));
        upscaler.ifPresent(file -> faults.unless(Files.isRegularFile(file), "--upscaler", file, "an ONNX file"));
        faults.outside("--tile", tile, 8, 1024);
        faults.outside("--rounds", rounds, 1, 1000);
        faults.unless(seconds >= 0.01 && seconds <= 60, "--seconds", seconds, "0.01 to 60");
        faults.complain();
    }
}
