package crescendo.bench.train;

import crescendo.bench.Faults;
import crescendo.cli.Complaint;
import crescendo.trainer.bench.Game;
import crescendo.trainer.bench.StepSetup;
import crescendo.trainer.model.ChannelPlan;
import crescendo.trainer.ops.tf.Precision;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is trained, beside its resolution. */
final class TrainOptions {
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
            names = "--steps",
            paramLabel = "N",
            defaultValue = "20",
            description = "Steps that are timed (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "3",
            description = "Steps before them, which plan memory and choose kernels (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--fmap-base",
            paramLabel = "N",
            defaultValue = "2048",
            description =
                    "A layer at N pixels has 2 · base / N channels … (default: ${DEFAULT-VALUE}, the paper's for 128²).")
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

    @Option(
            names = "--objective",
            paramLabel = "NAME",
            defaultValue = "wgan-gp",
            converter = GameConverter.class,
            description = "wgan-gp or non-saturating-r1 (default: ${DEFAULT-VALUE}).")
    private Game objective;

    @Option(
            names = "--r1-every",
            paramLabel = "N",
            defaultValue = "8",
            description = "Steps from one R1 penalty to the next (default: ${DEFAULT-VALUE}).")
    private int r1Every;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            defaultValue = "full",
            converter = PrecisionConverter.class,
            description = "Of the convolutions: full, bfloat16 or float16 (default: ${DEFAULT-VALUE}).")
    private Precision precision;

    private static final class PrecisionConverter implements ITypeConverter<Precision> {
        @Override
        public Precision convert(String text) {
            return Arrays.stream(Precision.values())
                    .filter(precision -> precision.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException("'" + text + "' is not one of full, bfloat16, float16"));
        }
    }

    private static final class GameConverter implements ITypeConverter<Game> {
        @Override
        public Game convert(String text) {
            return Arrays.stream(Game.values())
                    .filter(game -> game.toString().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is not one of "
                            + Arrays.stream(Game.values()).map(Game::toString).collect(Collectors.joining(", "))));
        }
    }

    /**
     * The whole of it.
     *
     * @param option that gave {@code resolution}
     * @throws Complaint naming every option that is wrong
     */
    StepSetup setup(String option, int resolution) {
        Faults faults = new Faults();
        faults.side(option, resolution);
        faults.unless(batch >= 4 && batch <= 4096 && batch % 4 == 0, "--batch", batch, "a multiple of 4 up to 4096");
        faults.outside("--threads", threads, 1, 256);
        faults.outside("--r1-every", r1Every, 1, 1000);
        faults.outside("--steps", steps, objective == Game.NON_SATURATING_R1 ? Math.max(2, r1Every) : 2, 100_000);
        faults.outside("--warmup", warmUp, 1, 100_000);
        faults.outside("--fmap-base", fmapBase, Math.max(2, resolution / 2), 1 << 16);
        faults.outside("--fmap-max", fmapMax, 1, 4096);
        faults.colours(colours);
        faults.complain();
        ChannelPlan channels = ChannelPlan.capped(fmapBase, fmapMax, resolution);
        return new StepSetup(
                resolution, batch, threads, steps, warmUp, channels, colours, objective, r1Every, precision);
    }
}
