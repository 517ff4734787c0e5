package crescendo.bench.growth;

import crescendo.bench.Faults;
import crescendo.cli.Complaint;
import crescendo.trainer.bench.Game;
import crescendo.trainer.bench.GrowthSetup;
import crescendo.trainer.bench.StepSetup;
import crescendo.trainer.model.ChannelPlan;
import picocli.CommandLine.Option;

/** What is grown. */
final class GrowthOptions {
    @Option(
            names = "--resolution",
            paramLabel = "N",
            defaultValue = "32",
            description = "Side of the images at the end (default: ${DEFAULT-VALUE}).")
    private int resolution;

    @Option(
            names = "--phase-images",
            paramLabel = "N",
            defaultValue = "320",
            description = "Images shown in each fade and in each stable phase (default: ${DEFAULT-VALUE}).")
    private int phaseImages;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "16",
            description = "Real images a step, a multiple of 4 (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "TensorFlow's threads within an operation (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--fmap-base",
            paramLabel = "N",
            defaultValue = "8192",
            description = "A layer at N pixels has 2 · base / N channels … (default: ${DEFAULT-VALUE}).")
    private int fmapBase;

    @Option(
            names = "--fmap-max",
            paramLabel = "N",
            defaultValue = "128",
            description = "… but never more than these (default: ${DEFAULT-VALUE}).")
    private int fmapMax;

    @Option(
            names = "--colours",
            paramLabel = "N",
            defaultValue = "3",
            description = "1 for grey, 3 for RGB (default: ${DEFAULT-VALUE}).")
    private int colours;

    /**
     * The whole of it.
     *
     * @param faults found before, which are complained of too
     * @throws Complaint naming every option that is wrong
     */
    GrowthSetup setup(Faults faults) {
        faults.side("--resolution", resolution);
        faults.unless(resolution > 4, "--resolution", resolution, "8 or more: at 4 nothing grows");
        faults.unless(batch >= 4 && batch <= 4096 && batch % 4 == 0, "--batch", batch, "a multiple of 4 up to 4096");
        // a phase's median needs a step that did not wait for its graph
        faults.outside("--phase-images", phaseImages, 2 * batch, 1_000_000_000);
        faults.outside("--threads", threads, 1, 256);
        faults.outside("--fmap-base", fmapBase, Math.max(2, resolution / 2), 1 << 16);
        faults.outside("--fmap-max", fmapMax, 1, 4096);
        faults.colours(colours);
        faults.complain();
        ChannelPlan channels = ChannelPlan.capped(fmapBase, fmapMax, resolution);
        StepSetup step = new StepSetup(resolution, batch, threads, 2, 1, channels, colours, Game.WGAN_GP);
        return new GrowthSetup(step, 4, phaseImages, 0);
    }
}
