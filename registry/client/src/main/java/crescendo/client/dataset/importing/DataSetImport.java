package crescendo.client.dataset.importing;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.Bucket;
import crescendo.client.dataset.DataSets;
import crescendo.client.dataset.source.ImageSource;
import crescendo.client.dataset.source.Reading;
import crescendo.client.dataset.source.SourceFault;
import crescendo.client.dataset.source.Survey;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.dataset.DataSetManifest.Variable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Imports images into the bucket, from all that {@link Sources} knows: all in one shape, or each in its own size. The same images in
 * the same order make the same version, whatever they came in.
 */
public final class DataSetImport {
    private final Bucket bucket;

    public DataSetImport(Bucket bucket) {
        this.bucket = bucket;
    }

    /** Hears how far the import is. */
    @FunctionalInterface
    public interface Progress {
        /** @param done images so far, of {@code total} */
        void at(int done, int total);
    }

    /**
     * Imports what lies at {@code path}, all in one shape, and makes it the newest version of {@code name}.
     *
     * @throws SourceFault where it cannot be imported, or an image is broken and that is not to be passed over
     * @throws IOException where it cannot be read, or there is no room for the shards in the making
     */
    public ImportReport run(Name name, Path path, ImportOptions options, Progress progress) throws IOException {
        try (ImageSource source = Sources.open(path, options.reading())) {
            Survey survey = source.survey();
            int side = options.side().orElseGet(() -> Fit.sideFor(survey.usualSide()));
            List<String> classes = classes(source, options);
            try (Intake intake = new LevelIntake(new Blobs(bucket), options.base(), side, survey.colours(), classes)) {
                return take(source, intake, name, options.strict(), progress);
            }
        }
    }

    /**
     * The same but for the shape: images keep their sizes and values. Folders do not become classes.
     *
     * @param strict whether a broken image, or one of more than {@link Variable#MOST_PIXELS}, stops the import; else it is passed over
     */
    public ImportReport runVariable(Name name, Path path, Reading reading, boolean strict, Progress progress)
            throws IOException {
        try (ImageSource source = Sources.open(path, reading.ofAtMost(Variable.MOST_PIXELS));
                Intake intake =
                        new VariableIntake(new Blobs(bucket), source.survey().colours())) {
            return take(source, intake, name, strict, progress);
        }
    }

    private ImportReport take(ImageSource source, Intake intake, Name name, boolean strict, Progress progress)
            throws IOException {
        Tally tally = new Tally(intake, strict, source.count(), progress);
        source.read(tally);
        DataSetManifest manifest = intake.finish(name);
        new DataSets(bucket).publish(manifest);
        return new ImportReport(manifest, tally.broken(), tally.reasons());
    }

    private static List<String> classes(ImageSource source, ImportOptions options) {
        List<String> found = source.classes();
        if (found.size() > 256) {
            throw new SourceFault("classes: " + found.size() + " folders; at most 256 can be told apart");
        }
        if (options.classes().isEmpty()) {
            return found;
        }
        if (options.classes().size() != found.size()) {
            throw new SourceFault("classes: " + options.classes().size() + " names for " + found.size() + " classes");
        }
        return options.classes();
    }
}
