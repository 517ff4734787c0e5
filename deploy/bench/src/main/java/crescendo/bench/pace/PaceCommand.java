package crescendo.bench.pace;

import crescendo.bench.Faults;
import crescendo.bench.Output;
import crescendo.bench.ThreadOptions;
import crescendo.trainer.bench.PaceProbe;
import crescendo.trainer.bench.StepSetup;
import crescendo.trainer.plan.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What steps cost on this machine, part by part. */
@Command(
        name = "pace",
        description = {
            "Time steps of a few small networks, and find from them what a step costs by its products, the numbers that its layers"
                    + " put out, and its parameters.",
            "`crescendo train --dry-run` does this by itself where it does not know the machine yet, and predicts time with it."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo bench pace", "  crescendo bench pace --threads 1 --json"})
public final class PaceCommand implements Callable<Integer> {
    @Mixin
    private ThreadOptions threads = new ThreadOptions(2);

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Faults faults = new Faults();
        threads.refuse(faults);
        faults.complain();
        List<StepSetup> setups = PaceProbe.setups(threads.count());
        List<Pace.Measured> measured = new ArrayList<>();
        for (StepSetup setup : setups) {
            output.doing(setup.batch() + " images of " + setup.resolution() + "² through "
                    + setup.channels().at(4) + " channels");
            measured.add(PaceProbe.measured(setup));
        }
        PaceFigures figures = PaceFigures.of(threads.count(), setups, measured);
        output.result(figures.table(), figures.below(), figures);
        return 0;
    }
}
