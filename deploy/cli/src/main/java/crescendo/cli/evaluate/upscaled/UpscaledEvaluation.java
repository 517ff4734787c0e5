package crescendo.cli.evaluate.upscaled;

import crescendo.cli.Complaint;
import crescendo.client.dataset.source.Reading;
import crescendo.metric.similarity.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * PSNR and SSIM of upscaled pictures, of the bicubic baseline, or of both, picture by picture; only one is in memory at a time.
 *
 * @param upscaled a folder, a zip file or a folder in one; absent where the baseline alone is asked for
 * @param truth the originals
 * @param low the low-resolution pictures of the baseline, if any
 * @param baseline whether to judge it
 * @param scale from 2 up
 */
public record UpscaledEvaluation(
        Optional<Path> upscaled, Path truth, Optional<Path> low, boolean baseline, int scale, Reading reading) {
    private static final int NAMED = 20;

    /** @throws Complaint that names every file that cannot be judged, with the reason */
    public UpscaledReport run() throws IOException {
        try (NamedPictures originals = new NamedPictures("--truth", truth, scale, reading);
                NamedPictures results = open("--upscaled", upscaled);
                NamedPictures small = open("--low", low)) {
            requireSame(originals, results);
            requireSame(originals, small);
            Optional<Baseline> enlarging = baseline || small != null
                    ? Optional.of(new Baseline(Optional.ofNullable(small)))
                    : Optional.empty();
            List<UpscaledReport.Row> rows = new ArrayList<>();
            List<String> faults = new ArrayList<>();
            for (String name : originals.names()) {
                try {
                    rows.add(row(name, originals.picture(name), results, enlarging));
                } catch (Complaint | IllegalArgumentException e) {
                    faults.add(name + ": " + e.getMessage());
                }
            }
            if (!faults.isEmpty()) {
                throw Complaint.failed(several(faults));
            }
            return new UpscaledReport(scale, enlarging.map(Baseline::description), rows);
        }
    }

    /** Nothing to be closed where there is nothing. */
    private NamedPictures open(String option, Optional<Path> path) throws IOException {
        return path.isPresent() ? new NamedPictures(option, path.get(), scale, reading) : null;
    }

    private static void requireSame(NamedPictures originals, NamedPictures others) {
        if (others == null) {
            return;
        }
        Set<String> missing = new TreeSet<>(originals.names());
        missing.removeAll(others.names());
        Set<String> beyond = new TreeSet<>(others.names());
        beyond.removeAll(originals.names());
        if (!missing.isEmpty() || !beyond.isEmpty()) {
            throw Complaint.failed(others + " and " + originals + " are matched by name, and are not the same images: "
                    + said("missing", missing) + said("without a truth", beyond) + "of "
                    + originals.names().size());
        }
    }

    private static String said(String what, Set<String> names) {
        String first = String.join(", ", names.stream().limit(5).toList());
        return names.isEmpty() ? "" : names.size() + " " + what + " (" + first + (names.size() > 5 ? ", …" : "") + ") ";
    }

    private UpscaledReport.Row row(String name, Picture original, NamedPictures results, Optional<Baseline> enlarging)
            throws IOException {
        Optional<Judged> ours =
                results == null ? Optional.empty() : Optional.of(Judged.of(results.picture(name), original, scale));
        Optional<Judged> plain = enlarging.isEmpty()
                ? Optional.empty()
                : Optional.of(Judged.of(enlarging.get().of(name, original, scale), original, scale));
        return new UpscaledReport.Row(name, ours, plain);
    }

    private static String several(List<String> faults) {
        String lines = String.join("\n", faults.subList(0, Math.min(NAMED, faults.size())));
        return faults.size() > NAMED ? lines + "\nand " + (faults.size() - NAMED) + " more" : lines;
    }
}
