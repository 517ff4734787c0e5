package crescendo.cli.dataset;

import crescendo.cli.screen.Bar;
import crescendo.cli.screen.Screen;
import crescendo.client.dataset.importing.DataSetImport;
import crescendo.client.dataset.importing.ImportReport;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import java.util.List;

/** A bar for an import, redrawn a hundred times at most. */
public final class ImportProgress implements DataSetImport.Progress {
    private static final int WIDTH = 40;

    private final Name name;
    private final Screen screen;
    private int shown = -1;

    public ImportProgress(Name name, Screen screen) {
        this.name = name;
        this.screen = screen;
    }

    @Override
    public void at(int done, int total) {
        int percent = (int) (100L * done / Math.max(1, total));
        if (percent != shown) {
            shown = percent;
            String line = "  importing %s %s %3d %%  %,d of %,d images"
                    .formatted(name, Bar.of(percent / 100.0, WIDTH), percent, done, total);
            screen.show(List.of(line), "importing %s: %,d of %,d images".formatted(name, done, total));
        }
    }

    /** What was imported, in a line. */
    public static String result(ImportReport report) {
        DataSetManifest set = report.manifest();
        String classes = set.classes().isEmpty() ? "no classes" : set.classes().size() + " classes";
        String broken = report.broken() == 0 ? "" : ", " + report.broken() + " broken ones skipped";
        return "data set %s@%s: %,d images, %s %s, %s%s"
                .formatted(
                        set.name(),
                        set.version(),
                        set.count(),
                        Extent.of(set),
                        set.colours() == 1 ? "grey" : "RGB",
                        classes,
                        broken);
    }
}
