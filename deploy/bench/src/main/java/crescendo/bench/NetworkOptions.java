package crescendo.bench;

import crescendo.trainer.model.ChannelPlan;
import picocli.CommandLine.Option;

/** How large the network is that a benchmark trains, and how many images a step shows it. */
public final class NetworkOptions {
    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Real images a step, a multiple of 4 (default: ${DEFAULT-VALUE}).")
    private int batch = 16;

    @Option(
            names = "--fmap-base",
            paramLabel = "N",
            description = "A layer at N pixels has 2 · base / N channels … (default: ${DEFAULT-VALUE}).")
    private int fmapBase;

    @Option(
            names = "--fmap-max",
            paramLabel = "N",
            description = "… but never more than these (default: ${DEFAULT-VALUE}).")
    private int fmapMax = 128;

    /** @param fmapBase where the command line does not say; the paper's is 2048 for 128² */
    public NetworkOptions(int fmapBase) {
        this.fmapBase = fmapBase;
    }

    /** @param largest side that the network is to have */
    public void refuse(Faults faults, int largest) {
        faults.unless(batch >= 4 && batch <= 4096 && batch % 4 == 0, "--batch", batch, "a multiple of 4 up to 4096");
        faults.outside("--fmap-base", fmapBase, Math.max(2, largest / 2), 1 << 16);
        faults.outside("--fmap-max", fmapMax, 1, 4096);
    }

    public int batch() {
        return batch;
    }

    public int fmapBase() {
        return fmapBase;
    }

    public int fmapMax() {
        return fmapMax;
    }

    public ChannelPlan channels(int resolution) {
        return ChannelPlan.capped(fmapBase, fmapMax, resolution);
    }
}
