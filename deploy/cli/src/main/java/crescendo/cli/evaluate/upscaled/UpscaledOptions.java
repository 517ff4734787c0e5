package crescendo.cli.evaluate.upscaled;

import crescendo.cli.Complaint;
import crescendo.client.dataset.source.Reading;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What upscaled pictures are judged by. */
public final class UpscaledOptions {
    private static final int LARGEST = 64;

    @Option(
            names = "--upscaled",
            paramLabel = "PATH",
            description = "The results: a folder, a zip, or a folder in it (set5.zip/HR).")
    private Optional<Path> upscaled;

    @Option(names = "--truth", paramLabel = "PATH", description = "Their originals, matched by name.")
    private Optional<Path> truth;

    @Option(
            names = "--scale",
            paramLabel = "N",
            description = "How many times as large the results are as what they are of, from 2 up.")
    private Optional<Integer> scale;

    @Option(
            names = "--low",
            paramLabel = "PATH",
            description = "The low-resolution images, to judge their bicubic enlarging too.")
    private Optional<Path> low;

    @Option(
            names = "--baseline",
            paramLabel = "METHOD",
            description = "bicubic: judge it too, of --low, or else of the originals made smaller by it.")
    private Optional<String> baseline;

    /** Whether such pictures are what is to be judged. */
    public boolean asked() {
        return upscaled.isPresent() || truth.isPresent() || low.isPresent() || baseline.isPresent();
    }

    /** @throws Complaint that names the option and what is allowed */
    public UpscaledEvaluation given(Reading reading) {
        Path originals = truth.orElseThrow(() -> Complaint.usage("--truth: missing; give the originals"));
        int times =
                scale.orElseThrow(() -> Complaint.usage("--scale: missing; give how many times as large, such as 4"));
        if (times < 2 || times > LARGEST) {
            throw Complaint.usage("--scale: " + times + " is not allowed; use a number from 2 to " + LARGEST);
        }
        baseline.filter(method -> !method.equals("bicubic")).ifPresent(method -> {
            throw Complaint.usage("--baseline: " + method + " is unknown; use bicubic");
        });
        if (upscaled.isEmpty() && low.isEmpty() && baseline.isEmpty()) {
            throw Complaint.usage(
                    "--upscaled: missing; give it, or --low or --baseline bicubic for the baseline alone");
        }
        return new UpscaledEvaluation(upscaled, originals, low, baseline.isPresent(), times, reading);
    }
}
