package crescendo.cli.demo.plan;

import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.recipe.DataSetRef;
import java.util.Optional;

/**
 * What the demo trains on.
 *
 * @param model   the name its models get
 * @param train   a version
 * @param test    a version of images held back, where there are some
 * @param side    of its largest level, in pixels
 * @param colours 1 or 3
 * @param classes 0 where there are no labels
 */
public record DemoSet(Name model, DataSetRef train, Optional<DataSetRef> test, int side, int colours, int classes) {
    public static DemoSet of(Name model, DataSetManifest.Fixed train, Optional<DataSetManifest.Fixed> test) {
        return new DemoSet(
                model,
                ref(train),
                test.map(DemoSet::ref),
                train.levels().lastKey(),
                train.colours(),
                train.classes().size());
    }

    private static DataSetRef ref(DataSetManifest set) {
        return new DataSetRef(set.name(), Optional.of(set.version()));
    }

    /** A classifier needs something to tell apart. */
    public boolean hasClasses() {
        return classes >= 2;
    }
}
