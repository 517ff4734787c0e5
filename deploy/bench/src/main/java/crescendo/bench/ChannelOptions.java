package crescendo.bench;

import crescendo.trainer.model.ChannelPlan;
import picocli.CommandLine.Option;

/** How wide a benchmark's network is at each resolution. */
public final class ChannelOptions {
    @Option(
            names = "--fmap-base",
            paramLabel = "N",
            description = "A layer at N pixels has 2 · base / N channels … (default: ${DEFAULT-VALUE}).")
    private int fmapBase;

    @Option(
            names = "--fmap-max",
            paramLabel = "N",
            description = "… but never more than these (default: ${DEFAULT-VALUE}).")
    private int fmapMax;

    /** @param fmapBase and {@code fmapMax} where the command line does not say */
    public ChannelOptions(int fmapBase, int fmapMax) {
        this.fmapBase = fmapBase;
        this.fmapMax = fmapMax;
    }

    /** @param largest side that the network is to have */
    public void refuse(Faults faults, int largest) {
        faults.outside("--fmap-base", fmapBase, Math.max(2, largest / 2), 1 << 16);
        faults.outside("--fmap-max", fmapMax, 1, 4096);
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
