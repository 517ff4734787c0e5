package crescendo.bench.sample;

import crescendo.bench.ChannelOptions;
import crescendo.bench.Faults;
import crescendo.trainer.model.ChannelPlan;
import crescendo.trainer.model.ProGanGenerator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which generator that was never trained a benchmark has images made by. */
public final class GeneratorOptions {
    @Option(
            names = "--resolution",
            paramLabel = "N",
            defaultValue = "32",
            description = "Side of the images (default: ${DEFAULT-VALUE}).")
    private int resolution;

    @Mixin
    private ChannelOptions channels = new ChannelOptions(384, 64);

    @Option(
            names = "--colours",
            paramLabel = "N",
            defaultValue = "1",
            description = "1 for grey, 3 for RGB (default: ${DEFAULT-VALUE}).")
    private int colours;

    public void refuse(Faults faults) {
        faults.side("--resolution", resolution);
        channels.refuse(faults, resolution);
        faults.colours(colours);
    }

    public FreshGenerator generator() {
        ChannelPlan plan = channels.channels(resolution);
        return new FreshGenerator(new ProGanGenerator(plan, plan.at(4), colours), resolution);
    }
}
