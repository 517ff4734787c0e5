package crescendo.cli.evaluate;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.ask.Target;
import crescendo.cli.dataset.ReadingOptions;
import crescendo.cli.evaluate.sets.SetOptions;
import crescendo.cli.evaluate.sets.SetReport;
import crescendo.cli.evaluate.upscaled.UpscaledOptions;
import crescendo.cli.evaluate.upscaled.UpscaledReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Metrics of files; needs no platform. */
@Command(
        name = "evaluate",
        sortOptions = false,
        description = {
            "Measure files; nothing needs to run.",
            "Two sets of images (--reals and --fakes), by the metrics that checkpoints are measured by; or pictures that"
                    + " were upscaled (--upscaled and --truth): PSNR and SSIM on Y, images matched by name."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo evaluate --reals train.zip --fakes samples --count 2048 --extractor classifier.onnx",
            "  crescendo evaluate --reals train.zip --fakes samples --extractor inception.onnx --preset inception-v3-fid",
            "  crescendo evaluate --reals cifar-10-binary.tar.gz --floor --metrics swd",
            "  crescendo evaluate --reals train-images-idx3-ubyte.gz --fakes samples.npy --json",
            "  crescendo evaluate --upscaled results --truth Set5/HR --scale 4 --low Set5/LRx4",
            "  crescendo evaluate --truth set5.zip/HR --low set5.zip/LRx4 --scale 4"
        })
public final class EvaluateCommand implements Callable<Integer> {
    @Mixin
    private SetOptions sets;

    @Mixin
    private UpscaledOptions upscaled;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private Target target;

    @Override
    public Integer call() throws IOException {
        if (sets.asked() == upscaled.asked()) {
            throw Complaint.usage(
                    sets.asked()
                            ? "--reals and --fakes compare sets, --upscaled and --truth pictures; give the one or the other"
                            : "--reals: missing; give it and --fakes, or --upscaled and --truth");
        }
        return sets.asked() ? compareSets() : compareUpscaled();
    }

    private int compareSets() throws IOException {
        SetReport report = sets.given(reading.given()).run(target, target.json() ? what -> {} : target::doing);
        if (target.json()) {
            target.printJson(report.json());
        } else {
            target.print(report.lines());
        }
        if (sets.pictures().isPresent()) {
            keep(report.pictures(), sets.pictures().get());
        }
        return report.anyDefined() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static void keep(Map<String, byte[]> pictures, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> picture : pictures.entrySet()) {
            Files.write(folder.resolve(picture.getKey()), picture.getValue());
        }
    }

    private int compareUpscaled() throws IOException {
        UpscaledReport report = upscaled.given(reading.given()).run();
        if (target.json()) {
            target.printJson(report.json());
        } else {
            target.print(report.lines());
        }
        return ExitCode.OK;
    }
}
