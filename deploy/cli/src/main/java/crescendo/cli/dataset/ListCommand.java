package crescendo.cli.dataset;

import crescendo.cli.ExitCode;
import crescendo.cli.ask.Target;
import crescendo.cli.screen.Table;
import crescendo.client.dataset.DataSets;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.recipe.DataSetRef;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A line for each data set. */
@Command(
        name = "list",
        description = "List the data sets, each in its newest version.",
        footerHeading = "%nExamples:%n",
        footer = {"  crescendo dataset list", "  crescendo dataset list --json"})
public final class ListCommand implements Callable<Integer> {
    @Mixin
    private Target target;

    @Override
    public Integer call() {
        try (Store store = new Store(target.running().store())) {
            List<DataSetManifest> sets = new DataSets(store.bucket())
                    .list().stream()
                            .map(name -> store.dataSet(new DataSetRef(name, Optional.empty())))
                            .toList();
            if (target.json()) {
                target.printJson(sets);
            } else {
                target.print(
                        sets.isEmpty()
                                ? List.of("no data sets yet; import one with crescendo dataset import")
                                : table(sets));
            }
        }
        return ExitCode.OK;
    }

    static List<String> table(List<DataSetManifest> sets) {
        Table table = new Table("data set", "version", "images", "size", "colours", "classes");
        sets.forEach(set -> table.row(
                set.name(),
                set.version(),
                set.count(),
                Extent.of(set),
                set.colours() == 1 ? "grey" : "RGB",
                set.classes().size()));
        return table.lines();
    }
}
