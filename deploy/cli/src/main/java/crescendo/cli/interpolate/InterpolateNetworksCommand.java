package crescendo.cli.interpolate;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.ask.Target;
import crescendo.cli.dataset.Store;
import crescendo.client.blob.Blobs;
import crescendo.client.model.Models;
import crescendo.contracts.Name;
import crescendo.contracts.model.Interpolation;
import crescendo.contracts.model.UpscalerImport;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest;
import crescendo.measure.interpolation.Interpolated;
import crescendo.measure.interpolation.UnlikeNetworks;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An upscaler between two others: Wang et al. 2018 (ESRGAN), section 3.4. */
@Command(
        name = "interpolate-networks",
        description = {
            "Register the upscaler that lies between two of the same architecture: every weight is"
                    + " (1 − α) · FROM + α · TO.",
            "Between one that was trained for its pixels and one that went on from it against a discriminator it trades"
                    + " faithfulness for sharpness. Two whose architectures differ are refused, with the first difference."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo interpolate-networks --from upscaler --to sharp --alpha 0.8 --name between",
            "  crescendo interpolate-networks --from upscaler@best-psnr --to sharp@000040000-1a2b3c4d --alpha 0.5 --name between",
            "  crescendo upscale PICTURE -o FOLDER --model between --alpha 0.8"
        })
public final class InterpolateNetworksCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "MODEL[@VERSION|@ALIAS]",
            description = "The version at 0, or the newest of a model.")
    private String from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "MODEL[@VERSION|@ALIAS]",
            description = "The version at 1, or the newest of a model.")
    private String to;

    @Option(names = "--alpha", required = true, paramLabel = "ALPHA", description = "Where between them, 0 to 1.")
    private double alpha;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description =
                    "Of the model that gets a new version: a new one, or one whose versions were not trained here.")
    private Name name;

    @Override
    public Integer call() throws IOException {
        requireAllowed();
        try (Store store = new Store(target.running().store())) {
            Blobs blobs = new Blobs(store.bucket());
            Ends ends = new Ends(new Models(store.bucket()), blobs);
            VersionManifest one = ends.find("--from", from);
            VersionManifest other = ends.find("--to", to);
            Interpolation between = between(one, other);
            Ends.requireReadable(one, other);
            Interpolated interpolated = interpolated(ends, one, other);
            UpscalerImport made = StoredUpscaler.of(interpolated, between, blobs);
            VersionManifest registered = target.registry().registerUpscaler(name, made);
            if (target.json()) {
                target.printJson(registered);
            } else {
                target.print(summary(registered, between, interpolated));
            }
        }
        return ExitCode.OK;
    }

    private void requireAllowed() {
        try {
            Interpolation.requireAllowed(alpha);
        } catch (IllegalArgumentException refused) {
            throw Complaint.usage("--" + refused.getMessage());
        }
    }

    private Interpolation between(VersionManifest one, VersionManifest other) {
        try {
            return new Interpolation(one.ref(), other.ref(), alpha);
        } catch (IllegalArgumentException same) {
            throw Complaint.usage(same.getMessage());
        }
    }

    private Interpolated interpolated(Ends ends, VersionManifest one, VersionManifest other) {
        try {
            OnnxRuntime runtime = new OnnxRuntime(Runtime.getRuntime().availableProcessors(), 1);
            return Interpolated.of(runtime, ends.parent(one), ends.parent(other), alpha);
        } catch (UnlikeNetworks | UnusableNetwork refused) {
            throw Complaint.failed(refused.getMessage());
        }
    }

    private static List<String> summary(VersionManifest registered, Interpolation between, Interpolated made) {
        UpscalerSpec spec = made.probed().spec();
        String alpha = Interpolation.shown(between.alpha());
        return List.of(
                registered.ref() + " is registered: at " + alpha + " from " + between.from() + " to " + between.to(),
                "  " + spec.scale() + " times as large, "
                        + spec.colours().name().toLowerCase(Locale.ROOT) + "; a pixel reaches " + spec.overlap()
                        + " pixels far"
                        + made.unmeasured()
                                .map(why -> ", as its parents' do: it could not be measured, " + why)
                                .orElse(""),
                "  file " + registered.file(VersionManifest.UPSCALER).digest(),
                "use it: crescendo upscale PICTURE -o FOLDER --model " + registered.model() + " --alpha " + alpha);
    }
}
