package crescendo.bench.growth;

import crescendo.bench.Faults;
import crescendo.bench.NetworkOptions;
import crescendo.bench.ThreadOptions;
import crescendo.cli.Complaint;
import crescendo.trainer.bench.Game;
import crescendo.trainer.bench.GrowthSetup;
import crescendo.trainer.bench.StepSetup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is grown. */
final class GrowthOptions {
    @Mixin
    private NetworkOptions network = new NetworkOptions(8192);

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

    @Mixin
    private ThreadOptions threads = new ThreadOptions(2);

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
        network.refuse(faults, resolution);
        // a phase's median needs a step that did not wait for its graph
        faults.outside("--phase-images", phaseImages, 2 * network.batch(), 1_000_000_000);
        threads.refuse(faults);
        faults.colours(colours);
        faults.complain();
        StepSetup step = new StepSetup(
                resolution,
                network.batch(),
                threads.count(),
                2,
                1,
                network.channels(resolution),
                colours,
                Game.WGAN_GP);
        return new GrowthSetup(step, 4, phaseImages, 0);
    }
}
