package crescendo.cli.evaluate.sets;

import crescendo.cli.Complaint;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.RecentStatistics;
import crescendo.measure.Statistics;
import crescendo.measure.Subject;
import crescendo.measure.extractor.Extractor;
import crescendo.measure.extractor.ExtractorRef;
import crescendo.metric.Images;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Two image sets of files: one set of reals, whatever its role. */
final class FileSubject implements Subject {
    private final Images reals;
    private final Images fakes;
    private final long seed;
    private final DataSetRef data;
    private final Optional<ExtractorFile> extractor;
    private final Statistics statistics =
            new RecentStatistics(Statistics.unkept(), Runtime.getRuntime().maxMemory() / 3);

    /** @throws Complaint where the two sets are not of one kind */
    FileSubject(Path place, Images reals, Images fakes, long seed, Optional<ExtractorFile> extractor) {
        if (reals.height() != fakes.height()
                || reals.width() != fakes.width()
                || reals.channels() != fakes.channels()) {
            throw Complaint.failed(
                    "the sets differ in size: --reals has images of " + shape(reals) + ", --fakes of " + shape(fakes));
        }
        this.reals = reals;
        this.fakes = fakes;
        this.seed = seed;
        this.extractor = extractor;
        this.data = new DataSetRef(name(place), Optional.of(version(reals)));
    }

    private static String shape(Images images) {
        return images.height() + "x" + images.width() + (images.channels() == 1 ? " grey" : " RGB");
    }

    /** A file's name, so far as names of data sets allow. */
    private static Name name(Path place) {
        String bare =
                place.toAbsolutePath().normalize().getFileName().toString().toLowerCase(Locale.ROOT);
        String allowed = bare.replaceAll("[^a-z0-9._-]+", "-").replaceFirst("^[^a-z0-9]+", "");
        return Name.of(allowed.isEmpty() ? "reals" : allowed.substring(0, Math.min(64, allowed.length())));
    }

    /** Of the very images that are compared. */
    private static Name version(Images images) {
        return Name.of(Digest.of(images.pixels()).hex().substring(0, 16));
    }

    @Override
    public int count() {
        return fakes.count();
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public int height() {
        return fakes.height();
    }

    @Override
    public int width() {
        return fakes.width();
    }

    @Override
    public int colours() {
        return fakes.channels();
    }

    @Override
    public Map<String, String> asking() {
        return Map.of();
    }

    @Override
    public DataSetRef data(String... roles) {
        return data;
    }

    @Override
    public int available(DataSetRef ref) {
        return reals.count();
    }

    @Override
    public Images fakes() {
        return fakes;
    }

    @Override
    public Images reals(DataSetRef ref, int side, int count) {
        Images first = reals.first(count);
        return side == Math.max(first.height(), first.width()) ? first : first.averagedTo(side);
    }

    @Override
    public Optional<ExtractorRef> extractor() {
        return extractor.map(ExtractorFile::ref);
    }

    @Override
    public Extractor open(ExtractorRef ref) {
        return extractor.orElseThrow().open();
    }

    @Override
    public Statistics statistics() {
        return statistics;
    }
}
