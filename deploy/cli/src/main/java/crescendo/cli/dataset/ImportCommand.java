package crescendo.cli.dataset;

import crescendo.cli.ExitCode;
import crescendo.cli.Named;
import crescendo.cli.ask.Target;
import crescendo.cli.screen.Screen;
import crescendo.client.dataset.importing.DataSetImport;
import crescendo.client.dataset.importing.ImportOptions;
import crescendo.client.dataset.importing.ImportReport;
import crescendo.client.dataset.source.NamePattern;
import crescendo.client.dataset.source.Reading;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.BaseShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Images into the bucket. */
@Command(
        name = "import",
        description = {
            "Import images: a folder or a zip of PNG, JPEG and GIF pictures, whose folders become classes; IDX files;"
                    + " CIFAR-10 or CIFAR-100 in the binary version; a NumPy array of uint8 (.npy).",
            "The same images make the same version, however often they are imported. Broken pictures are named and"
                    + " skipped."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo dataset import shirts ~/pictures/shirts",
            "  crescendo dataset import digits train-images-idx3-ubyte.gz --labels zero,one,two,three",
            "  crescendo dataset import faces faces.zip --strict --side 64",
            "  crescendo dataset import cifar10 cifar-10-binary.tar.gz",
            "  crescendo dataset import emoji emoji.zip --background white",
            "  crescendo dataset import people people.zip --shape 128x64",
            "  crescendo dataset import photographs photographs.zip --variable",
            "  crescendo dataset import set5 set5.zip --variable --only 'HR/*'"
        })
public final class ImportCommand implements Callable<Integer> {
    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,4})x([1-9][0-9]{0,4})");

    @Mixin
    private Target target;

    @Mixin
    private ReadingOptions reading;

    @Parameters(index = "0", paramLabel = "NAME", description = "What recipes will call it.")
    private String name;

    @Parameters(index = "1", paramLabel = "PATH", description = "A folder, or a zip, IDX, CIFAR or .npy file.")
    private Path path;

    @Option(names = "--strict", description = "Stop at the first broken picture.")
    private boolean strict;

    @Option(
            names = "--labels",
            split = ",",
            paramLabel = "CLASS",
            description = "Names of the classes, in the order of the labels.")
    private List<String> labels = List.of();

    @Option(
            names = "--side",
            paramLabel = "PIXELS",
            description = "Side of the largest level, a power of two (default: by the images' own size).")
    private Optional<Integer> side;

    @Option(
            names = "--shape",
            paramLabel = "HEIGHTxWIDTH",
            description =
                    "Of the largest level where images are not square, such as 128x64: the longer side a power of two,"
                            + " the shorter one half or three quarters of it.")
    private Optional<String> shape;

    @Option(
            names = "--variable",
            description = "Every image keeps its own size and its very values, as super-resolution needs them; at most"
                    + " 16 megapixels each. Folders do not become classes.")
    private boolean variable;

    @Option(
            names = "--only",
            paramLabel = "GLOB",
            description =
                    "Of the pictures of a folder or a zip those whose names are so, such as '*_HR.png', in whatever"
                            + " folder, or 'HR/*'.")
    private Optional<String> only;

    @Override
    public Integer call() throws IOException {
        Name given = Named.of("NAME", name);
        Making making = variable ? variable() : fixed();
        Screen screen = Screen.standard();
        try (Store store = new Store(target.running().store())) {
            DataSetImport.Progress progress = target.json() ? (done, total) -> {} : new ImportProgress(given, screen);
            ImportReport report = making.of(new DataSetImport(store.bucket()), given, progress);
            screen.clear();
            show(report);
        }
        return ExitCode.OK;
    }

    /** What is imported how, once every option has been found to fit. */
    @FunctionalInterface
    private interface Making {
        ImportReport of(DataSetImport imports, Name given, DataSetImport.Progress progress) throws IOException;
    }

    private Making variable() {
        refuse("--side", side.isPresent());
        refuse("--shape", shape.isPresent());
        refuse("--labels", !labels.isEmpty());
        Reading way = way();
        return (imports, given, progress) -> imports.runVariable(given, path, way, strict, progress);
    }

    private static void refuse(String option, boolean given) {
        if (given) {
            throw new IllegalArgumentException(option + ": given beside --variable, which keeps images as they are and"
                    + " has no classes; leave out the one or the other");
        }
    }

    private Making fixed() {
        ImportOptions options = options();
        return (imports, given, progress) -> imports.run(given, path, options, progress);
    }

    private Reading way() {
        return reading.given().only(only.map(glob -> ReadingOptions.named(glob, NamePattern::new)));
    }

    private ImportOptions options() {
        if (shape.isEmpty()) {
            OptionalInt wanted = side.map(OptionalInt::of).orElseGet(OptionalInt::empty);
            return new ImportOptions(wanted, BaseShape.SQUARE, strict, labels, way());
        }
        if (side.isPresent()) {
            throw new IllegalArgumentException("--side: given beside --shape; use the one or the other");
        }
        Matcher sides = SHAPE.matcher(shape.get());
        if (!sides.matches()) {
            throw new IllegalArgumentException("--shape: " + shape.get() + " is no shape; write it as 128x64");
        }
        int height = Integer.parseInt(sides.group(1));
        int width = Integer.parseInt(sides.group(2));
        BaseShape base = BaseShape.of(height, width)
                .orElseThrow(() -> new IllegalArgumentException("--shape: " + shape.get()
                        + " is not allowed; the longer side is a power of two, the shorter one all, half or three"
                        + " quarters of it, such as 128x64 or 96x128"));
        return new ImportOptions(OptionalInt.of(Math.max(height, width)), base, strict, labels, way());
    }

    private void show(ImportReport report) {
        if (target.json()) {
            target.printJson(report);
            return;
        }
        target.print(
                report.reasons().stream().map(reason -> "skipped " + reason).toList());
        target.print(List.of(ImportProgress.result(report)));
    }
}
