package crescendo.bench.upscale;

import crescendo.bench.Checkout;
import crescendo.bench.Faults;
import crescendo.bench.Output;
import crescendo.bench.workplace.Workplace;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.measure.upscaler.Hints;
import crescendo.measure.upscaler.Probed;
import crescendo.platform.service.Service;
import crescendo.platform.service.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Upscaling over REST against ONNX Runtime called directly. */
@Command(
        name = "upscale",
        description = {
            "Time larger pictures from the inference service, in a process of its own, and tiles of ONNX Runtime called"
                    + " directly on the same file with the same threads.",
            "Both in turns: some tiles before and after each picture. Square pictures of noise on waves, sent as"
                    + " PNG. The client shares the machine with the service."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo bench upscale upscaler.onnx",
            "  crescendo bench upscale upscaler.onnx --sides 2048 --tile 256 --rounds 1 --json"
        })
public final class UpscaleCommand implements Callable<Integer> {
    /** Timed of ONNX Runtime alone in a round. */
    private static final int TILES = 3;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The upscaler, an ONNX file with free sides.")
    private Path file;

    @Option(
            names = "--sides",
            paramLabel = "PIXELS",
            split = ",",
            defaultValue = "64,512,2048",
            description = "Of the pictures that are sent (default: ${DEFAULT-VALUE}).")
    private List<Integer> sides;

    @Option(
            names = "--tile",
            paramLabel = "PIXELS",
            defaultValue = "192",
            description = "Side of a tile (default: ${DEFAULT-VALUE}).")
    private int tile;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "png",
            description = "Of the answers, png or jpeg (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "After one that does not count (default: ${DEFAULT-VALUE}); with 1, none goes before.")
    private int rounds;

    @Option(
            names = "--output-port",
            paramLabel = "PORT",
            description = "The output to take, where the file has several and was not exported here.")
    private Optional<String> port = Optional.empty();

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        refuseWrong();
        output.doing("finding out how the file is used");
        BroughtUpscaler brought = BroughtUpscaler.of(file, Hints.taking(port));
        Probed probed = brought.probed();
        List<UpscaleFigures> rows = new ArrayList<>();
        try (Workplace workplace = Workplace.start(Checkout.home());
                S3Bucket bucket = workplace.bucket();
                ServiceProcess service = workplace.launch(Service.INFERENCE);
                DirectTile direct = new DirectTile(probed.spec(), brought.onnx())) {
            service.awaitReady();
            brought.publish(bucket, workplace);
            UpscalingClient client = new UpscalingClient(service);
            client.awaitServing();
            for (int side : sides) {
                output.doing(side + "², " + rounds + " rounds");
                rows.add(figures(probed, direct, client, side));
            }
        }
        output.result(UpscaleFigures.table(rows), rows);
        return 0;
    }

    private UpscaleFigures figures(Probed probed, DirectTile direct, UpscalingClient client, int side) {
        byte[] png = UpscalingClient.picture(side);
        List<UpscaleRound> all = new ArrayList<>();
        for (int round = rounds > 1 ? -1 : 0; round < rounds; round++) {
            int length = length(side, probed.spec());
            Taken before = direct.taken(length, TILES);
            UpscalingClient.Answered answered = client.upscale(png, tile, format);
            Taken after = direct.taken(length, TILES);
            UpscaleRound both = new UpscaleRound(before.meanWith(after), answered);
            if (round >= 0) all.add(both);
        }
        return UpscaleFigures.of(side, probed.spec().scale(), all, client.peakMiB());
    }

    /** Of a tile, as the service cuts: no shorter than the network allows, no longer than the picture. */
    private int length(int side, UpscalerSpec spec) {
        int least = 2 * spec.overlap() + spec.multiple();
        return Math.min(up(side, spec.multiple()), up(Math.max(tile, least), spec.multiple()));
    }

    private static int up(int side, int multiple) {
        return (side + multiple - 1) / multiple * multiple;
    }

    private void refuseWrong() {
        Faults faults = new Faults();
        faults.unless(file != null && Files.isRegularFile(file), "FILE", file, "an ONNX file");
        sides.forEach(side -> faults.outside("--sides", side, 1, 4096));
        faults.outside("--tile", tile, 8, 1024); // as the service has it, whose run-pixels may allow less
        faults.unless(List.of("png", "jpeg").contains(format), "--format", format, "png or jpeg");
        faults.outside("--rounds", rounds, 1, 100);
        faults.complain();
    }
}
