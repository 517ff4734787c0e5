package crescendo.bench.rival;

import crescendo.bench.Faults;
import crescendo.bench.NetworkOptions;
import crescendo.bench.Output;
import crescendo.bench.rival.PyTorch.Style;
import crescendo.bench.rival.RivalFigures.Seen;
import crescendo.bench.train.StepProcess;
import crescendo.bench.train.TrainFigures;
import crescendo.trainer.bench.Game;
import crescendo.trainer.bench.StepSetup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Our step and PyTorch's, in turns. */
@Command(
        name = "compare-pytorch",
        description = {
            "Time the training step of `bench train` and the same step in PyTorch, in turns, so that what else the machine"
                    + " does meets both alike: float32, WGAN-GP with drift, on images of noise.",
            "Each turn is a process of its own. Steps and speeds are medians; the last column is the median of the rounds'"
                    + " own ratios. `pytorch` is written as its users write it, `pytorch-fused` changes size within"
                    + " convolutions as Crescendo does."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo bench compare-pytorch --python ~/torch/bin/python",
            "  crescendo bench compare-pytorch --resolutions 32 --threads 1 --rounds 5 --json"
        })
public final class RivalCommand implements Callable<Integer> {
    @Mixin
    private NetworkOptions network = new NetworkOptions(2048);

    @Option(
            names = "--python",
            paramLabel = "FILE",
            defaultValue = "python3",
            description = "A Python that has PyTorch (default: ${DEFAULT-VALUE}).")
    private String python;

    @Option(
            names = "--resolutions",
            paramLabel = "N",
            split = ",",
            defaultValue = "32,64",
            description = "Sides of the images (default: ${DEFAULT-VALUE}).")
    private List<Integer> resolutions;

    @Option(
            names = "--threads",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2",
            description = "Threads within an operation (default: ${DEFAULT-VALUE}).")
    private List<Integer> threads;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Turns of each way (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "6",
            description = "Timed in each turn (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "2",
            description = "Steps before them (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        refuse();
        List<RivalFigures> rows = new ArrayList<>();
        for (int resolution : resolutions) for (int count : threads) rows.addAll(contest(setup(resolution, count)));
        output.result(RivalFigures.table(rows), rows);
        return 0;
    }

    private void refuse() {
        Faults faults = new Faults();
        resolutions.forEach(side -> faults.side("--resolutions", side));
        threads.forEach(count -> faults.outside("--threads", count, 1, 256));
        faults.outside("--rounds", rounds, 1, 1000);
        faults.outside("--steps", steps, 2, 100_000);
        faults.outside("--warmup", warmUp, 1, 100_000);
        int largest = resolutions.stream().mapToInt(Integer::intValue).max().orElse(4);
        network.refuse(faults, largest);
        faults.complain();
    }

    private StepSetup setup(int resolution, int count) {
        return new StepSetup(
                resolution, network.batch(), count, steps, warmUp, network.channels(resolution), 3, Game.WGAN_GP);
    }

    private List<RivalFigures> contest(StepSetup setup) {
        String ours = "crescendo";
        Map<String, List<Seen>> seen = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            output.doing("round " + round + " of " + rounds + " at " + setup.resolution() + " with " + setup.threads()
                    + (setup.threads() == 1 ? " thread" : " threads"));
            TrainFigures figures = StepProcess.run(setup);
            add(seen, ours, new Seen(figures.stepMillis(), figures.peakRssMiB()));
            for (Style style : Style.values()) {
                PyTorch.Seen theirs = new PyTorch(python).run(setup, network.fmapBase(), network.fmapMax(), style);
                add(seen, style.toString(), new Seen(theirs.stepMillis(), theirs.peakRssMiB()));
            }
        }
        return seen.entrySet().stream()
                .map(way -> RivalFigures.of(
                        setup.resolution(),
                        setup.threads(),
                        network.batch(),
                        way.getKey(),
                        way.getValue(),
                        seen.get(ours)))
                .toList();
    }

    private static void add(Map<String, List<Seen>> seen, String way, Seen one) {
        seen.computeIfAbsent(way, none -> new ArrayList<>()).add(one);
    }
}
