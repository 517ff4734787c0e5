package crescendo.metrics.measure;

import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.metrics.material.Unmeasurable;
import java.util.Map;

/** The data sets that a version was trained and tested with, as its manifest names them. */
record TrainedOn(VersionManifest manifest) {
    /** The first of these roles that there is a set for. @throws Unmeasurable where there is none */
    DataSetRef first(String... roles) {
        Map<String, DataSetRef> data = manifest.lineage().data();
        for (String role : roles) if (data.containsKey(role)) return data.get(role);
        throw new Unmeasurable("lineage.data: " + manifest.ref() + " names no data set as " + String.join(" or ", roles)
                + "; it has " + data.keySet());
    }

    /** @throws Unmeasurable where the images of a set have other colours than the version's */
    void requireColours(DataSetRef data, int had, int wanted) {
        if (had != wanted) throw new Unmeasurable(data + " has " + had + " colours, " + manifest.ref() + " " + wanted);
    }
}
