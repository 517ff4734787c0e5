package crescendo.bench.train;

import crescendo.bench.Faults;
import crescendo.bench.NetworkOptions;
import crescendo.bench.ThreadOptions;
import crescendo.cli.Complaint;
import crescendo.contracts.recipe.Objective;
import crescendo.trainer.bench.StepSetup;
import crescendo.trainer.ops.tf.Precision;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is trained, beside its resolution. */
final class TrainOptions {
    @Mixin
    private NetworkOptions network = new NetworkOptions(2048);

    @Mixin
    private ThreadOptions threads = new ThreadOptions(2);

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
            names = "--colours",
            paramLabel = "N",
            defaultValue = "3",
            description = "1 for grey, 3 for RGB (default: ${DEFAULT-VALUE}).")
    private int colours;

    @Mixin
    private ObjectiveOptions objective;

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

    /**
     * The whole of it.
     *
     * @param option that gave {@code resolution}
     * @throws Complaint naming every option that is wrong
     */
    StepSetup setup(String option, int resolution) {
        Faults faults = new Faults();
        faults.side(option, resolution);
        network.refuse(faults, resolution);
        threads.refuse(faults);
        Objective played = objective.of();
        faults.outside("--steps", steps, StepSetup.fewestSteps(played), 100_000);
        faults.outside("--warmup", warmUp, 1, 100_000);
        faults.colours(colours);
        faults.complain();
        return new StepSetup(
                resolution,
                network.batch(),
                threads.count(),
                steps,
                warmUp,
                network.channels(resolution),
                colours,
                played,
                precision);
    }
}
