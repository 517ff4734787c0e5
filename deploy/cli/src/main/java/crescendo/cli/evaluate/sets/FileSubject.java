package crescendo.cli.evaluate.sets;

import crescendo.cli.Complaint;
import crescendo.cli.extractor.OpenExtractor;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.ClassLabels;
import crescendo.measure.RecentStatistics;
import crescendo.measure.Statistics;
import crescendo.measure.Subject;
import crescendo.measure.extractor.Extractor;
import crescendo.measure.extractor.ExtractorRef;
import crescendo.metric.Images;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Two image sets of files: one set of reals, whatever its role. */
final class FileSubject implements Subject {
    private final Sample reals;
    private final Searched searched;
    private final Sample fakes;
    private final long seed;
    private final DataSetRef data;
    private final Optional<OpenExtractor> extractor;
    private final Statistics statistics =
            new RecentStatistics(Statistics.unkept(), Runtime.getRuntime().maxMemory() / 3);

    /**
     * @param searched all reals that fakes may be like, those that are compared among them
     * @throws Complaint where the two sets are not of one kind
     */
    FileSubject(
            Path place, Sample reals, Searched searched, Sample fakes, long seed, Optional<OpenExtractor> extractor) {
        if (!shape(reals.images()).equals(shape(fakes.images()))) {
            throw Complaint.failed("the sets differ in size or colours: --reals has images of " + shape(reals.images())
                    + ", --fakes of " + shape(fakes.images()));
        }
        this.reals = reals;
        this.searched = searched;
        this.fakes = fakes;
        this.seed = seed;
        this.extractor = extractor;
        this.data = new DataSetRef(name(place), Optional.of(version(reals.images())));
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
        return fakes.images().count();
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public int height() {
        return fakes.images().height();
    }

    @Override
    public int width() {
        return fakes.images().width();
    }

    @Override
    public int colours() {
        return fakes.images().channels();
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
        return searched.count();
    }

    @Override
    public Images fakes() {
        return fakes.images();
    }

    @Override
    public Images reals(DataSetRef ref, int side, int count) {
        return sized(reals.images().first(count), side);
    }

    @Override
    public Images reals(DataSetRef ref, int side, int[] chosen) {
        return sized(searched.read(chosen, colours()), side);
    }

    private static Images sized(Images images, int side) {
        return side == Math.max(images.height(), images.width()) ? images : images.averagedTo(side);
    }

    @Override
    public Optional<ClassLabels> classesOfFakes() {
        return fakes.classes();
    }

    @Override
    public Optional<ClassLabels> classesOfReals(DataSetRef ref, int count) {
        return reals.classes().map(labels -> labels.first(count));
    }

    @Override
    public List<String> classes(ExtractorRef ref) {
        return extractor.orElseThrow().classes();
    }

    @Override
    public Optional<ExtractorRef> extractor() {
        return extractor.map(OpenExtractor::ref);
    }

    @Override
    public Extractor open(ExtractorRef ref) {
        return extractor.orElseThrow().extractor();
    }

    @Override
    public Statistics statistics() {
        return statistics;
    }
}
