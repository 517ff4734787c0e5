package crescendo.bench;

import crescendo.trainer.model.ChannelPlan;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How large the network is that a benchmark trains, and how many images a step shows it. */
public final class NetworkOptions {
    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Real images a step, a multiple of 4 (default: ${DEFAULT-VALUE}).")
    private int batch = 16;

    @Mixin
    private ChannelOptions channels;

    /** @param fmapBase where the command line does not say; the paper's is 2048 for 128² */
    public NetworkOptions(int fmapBase) {
        this.channels = new ChannelOptions(fmapBase, 128);
    }

    /** @param largest side that the network is to have */
    public void refuse(Faults faults, int largest) {
        faults.unless(batch >= 4 && batch <= 4096 && batch % 4 == 0, "--batch", batch, "a multiple of 4 up to 4096");
        channels.refuse(faults, largest);
    }

    public int batch() {
        return batch;
    }

    public int fmapBase() {
        return channels.fmapBase();
    }

    public int fmapMax() {
        return channels.fmapMax();
    }

    public ChannelPlan channels(int resolution) {
        return channels.channels(resolution);
    }
}
