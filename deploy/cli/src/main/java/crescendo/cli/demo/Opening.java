package crescendo.cli.demo;

import crescendo.cli.Complaint;
import crescendo.cli.dataset.ImportProgress;
import crescendo.cli.dataset.Store;
import crescendo.cli.demo.plan.DemoSet;
import crescendo.cli.demo.plan.Variant;
import crescendo.cli.fashion.FashionMnist;
import crescendo.cli.screen.Screen;
import crescendo.client.dataset.DataSetUnknown;
import crescendo.client.dataset.importing.DataSetImport;
import crescendo.client.dataset.importing.ImportOptions;
import crescendo.client.dataset.importing.ImportReport;
import crescendo.client.dataset.source.Reading;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.recipe.BaseShape;
import crescendo.contracts.recipe.DataSetRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The demo's images: found on this machine, then brought into the bucket. */
final class Opening {
    private static final Name TRAIN = new Name("fashion-mnist");
    private static final Name TEST = new Name("fashion-mnist-test");

    private final Screen screen;
    private final Variant variant;

    Opening(Screen screen, Variant variant) {
        this.screen = screen;
        this.variant = variant;
    }

    /** Images that lie somewhere here. */
    sealed interface Found {}

    record Fashion(FashionMnist files) implements Found {}

    record Own(Path path) implements Found {}

    /** @param own images given by the person who runs the demo */
    Found find(Optional<Path> own, Path data) throws IOException {
        if (own.isPresent()) {
            if (!Files.exists(own.get())) {
                throw Complaint.usage("--data " + own.get() + ": no such folder or file");
            }
            return new Own(own.get());
        }
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        List<Path> caches = List.of(Path.of(cache, "crescendo", "fashion-mnist"), data.resolve("cache/fashion-mnist"));
        return new Fashion(FashionMnist.obtain(caches, screen::say));
    }

    DemoSet bring(Found found, Store store) throws IOException {
        String suffix = variant == Variant.QUICK ? "-quick" : "";
        if (found instanceof Fashion fashion) {
            DataSetManifest.Fixed test = imported(store, TEST, fashion.files().test(), FashionMnist.CLASSES);
            DataSetManifest.Fixed train = imported(store, TRAIN, fashion.files().train(), FashionMnist.CLASSES);
            return DemoSet.of(new Name("fashion" + suffix), train, Optional.of(test));
        }
        Path path = ((Own) found).path();
        Name name = nameOf(path);
        return DemoSet.of(new Name(name + suffix), fresh(store, name, path, List.of()), Optional.empty());
    }

    /** Fashion-MNIST does not change: what was imported once need not be read again. */
    private DataSetManifest.Fixed imported(Store store, Name name, Path images, List<String> classes)
            throws IOException {
        Optional<DataSetManifest.Fixed> there =
                newest(store, name).filter(set -> set.classes().equals(classes)).map(DataSetManifest::fixed);
        if (there.isEmpty()) {
            return fresh(store, name, images, classes);
        }
        screen.say("data set " + name + "@" + there.get().version() + " is in the bucket already");
        return there.get();
    }

    private static Optional<DataSetManifest> newest(Store store, Name name) {
        try {
            return Optional.of(store.dataSet(new DataSetRef(name, Optional.empty())));
        } catch (DataSetUnknown notYet) {
            return Optional.empty();
        }
    }

    private DataSetManifest.Fixed fresh(Store store, Name name, Path images, List<String> classes) throws IOException {
        ImportOptions options = new ImportOptions(OptionalInt.empty(), BaseShape.SQUARE, false, classes, Reading.USUAL);
        ImportReport report =
                new DataSetImport(store.bucket()).run(name, images, options, new ImportProgress(name, screen));
        screen.say(ImportProgress.result(report));
        return report.manifest().fixed();
    }

    /** A name that leaves room for what is put behind it. */
    static Name nameOf(Path path) {
        String base = path.toAbsolutePath().normalize().getFileName().toString().toLowerCase(Locale.ROOT);
        String name = base.replaceFirst("\\.(zip|gz)$", "")
                .replaceAll("[^a-z0-9_-]", "-")
                .replaceFirst("^[_-]+", "");
        return new Name(name.isEmpty() ? "images" : name.substring(0, Math.min(32, name.length())));
    }
}
