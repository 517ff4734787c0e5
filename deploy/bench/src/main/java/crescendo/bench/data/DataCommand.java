package crescendo.bench.data;

import crescendo.bench.Checkout;
import crescendo.bench.Faults;
import crescendo.bench.Output;
import crescendo.bench.train.StepProcess;
import crescendo.bench.workplace.Workplace;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.trainer.bench.Game;
import crescendo.trainer.bench.StepSetup;
import crescendo.trainer.model.ChannelPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A data set in, and out again in batches. */
@Command(
        name = "data",
        description = {
            "Time the import of a data set of drawings into an embedded store, and reading it back in shuffled batches"
                    + " of 64, level by level, beside what training a small network takes at that level.",
            "Memory is the most this process held meanwhile, files mapped into memory included."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo bench data --count 60000 --side 32",
            "  crescendo bench data --count 5000 --side 128 --as png --no-training --json"
        })
public final class DataCommand implements Callable<Integer> {
    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "60000",
            description = "Images (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--side",
            paramLabel = "N",
            defaultValue = "32",
            description = "Of an image, in pixels, a power of two (default: ${DEFAULT-VALUE}).")
    private int side;

    @Option(
            names = "--as",
            paramLabel = "FORM",
            defaultValue = "idx",
            description = "Import from an idx file or from a zip of pngs: idx or png (default: ${DEFAULT-VALUE}).")
    private String form;

    @Option(names = "--no-training", description = "Leave out what training takes.")
    private boolean noTraining;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        refuseWrong();
        output.doing("starting the platform");
        try (Workplace workplace = Workplace.start(Checkout.home());
                S3Bucket bucket = workplace.bucket()) {
            List<DataFigures> rows = new ArrayList<>();
            output.doing("importing " + count + " images");
            DataTimes times = new DataTimes(bucket);
            DataTimes.Imported imported =
                    times.importing(new Drawings(count, side).write(workplace.folder("source"), form));
            rows.add(imported.figures());
            for (int level : imported.manifest().levels().keySet()) {
                output.doing("reading at " + level);
                DataFigures read = times.reading(imported.manifest(), level, workplace.folder("cache"));
                rows.add(noTraining ? read : read.besideTraining(training(level)));
            }
            output.result(DataFigures.table(rows), rows);
        }
        return 0;
    }

    private void refuseWrong() {
        Faults faults = new Faults();
        faults.outside("--count", count, 64, 10_000_000);
        faults.side("--side", side);
        faults.unless(Drawings.FORMS.contains(form), "--as", form, "idx or png");
        faults.complain();
    }

    /** Images a second of a network as small as the demo's: the faster training, the more must be read. */
    private double training(int level) {
        output.doing("training at " + level);
        ChannelPlan channels = ChannelPlan.capped(Math.max(384, level / 2), 64, level);
        int batch = level <= 8 ? 64 : 32;
        return StepProcess.run(new StepSetup(level, batch, 2, 16, 3, channels, 1, Game.nonSaturatingR1(8)))
                .imagesPerSecond();
    }
}
