package crescendo.cli.interpolate;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.NetworkFile;
import crescendo.client.blob.BlobDamaged;
import crescendo.client.blob.Blobs;
import crescendo.client.model.Models;
import crescendo.client.model.OriginUnknown;
import crescendo.client.model.Origins;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.recipe.Origin;
import crescendo.contracts.tensor.Tensor;
import crescendo.measure.interpolation.Parent;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The versions at the two ends of an interpolation, in the bucket. */
final class Ends {
    private final Origins origins;
    private final Blobs blobs;

    Ends(Models models, Blobs blobs) {
        this.blobs = blobs;
        this.origins = new Origins(models, blobs);
    }

    /** @throws Complaint where there is none, or it upscales nothing */
    VersionManifest find(String option, String text) {
        VersionManifest found = found(option, text);
        if (found.upscaler().isEmpty()) {
            throw Complaint.failed(
                    option + ": " + found.ref() + " is a " + found.family() + "; upscalers only are interpolated");
        }
        return found;
    }

    private VersionManifest found(String option, String text) {
        try {
            return origins.find(Origin.parse(text));
        } catch (OriginUnknown unknown) {
            throw new Complaint(ExitCode.NOT_FOUND, option + ": " + unknown.getMessage(), unknown);
        } catch (IllegalArgumentException noName) {
            throw new Complaint(ExitCode.USAGE, option + ": " + noName.getMessage(), noName);
        }
    }

    /** Before they are read. @throws Complaint where all their files together are too long for Java's memory */
    static void requireReadable(VersionManifest one, VersionManifest other) {
        long bytes = Stream.of(one, other)
                .flatMap(version -> Stream.of(VersionManifest.WEIGHTS, VersionManifest.UPSCALER)
                        .flatMap(name -> Stream.ofNullable(version.files().get(name))))
                .mapToLong(FileRef::bytes)
                .sum();
        NetworkFile.requireFits(one.ref() + " and " + other.ref(), bytes);
    }

    /** @throws Complaint where a file of it is missing or damaged */
    Parent parent(VersionManifest version) {
        UpscalerSpec spec = version.upscaler().orElseThrow();
        try {
            Optional<Map<String, Tensor>> weights = Optional.ofNullable(
                            version.files().get(VersionManifest.WEIGHTS))
                    .map(file -> origins.weights(version));
            byte[] onnx = blobs.whole(version.file(VersionManifest.UPSCALER).digest());
            return new Parent(version.ref().toString(), spec, weights, onnx);
        } catch (BlobDamaged | IllegalArgumentException damaged) {
            throw new Complaint(ExitCode.FAILED, version.ref() + ": " + damaged.getMessage(), damaged);
        }
    }
}
