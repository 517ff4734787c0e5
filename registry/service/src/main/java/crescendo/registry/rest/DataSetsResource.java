package crescendo.registry.rest;

import crescendo.client.dataset.DataSetUnknown;
import crescendo.client.dataset.DataSets;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.registry.refusal.Refused;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Data sets, read from the bucket when they are asked for: no event tells of them. */
@Path("/v1/datasets")
@Tag(name = "data sets")
public class DataSetsResource {
    private final DataSets dataSets;

    DataSetsResource(DataSets dataSets) {
        this.dataSets = dataSets;
    }

    /** @param datasets the newest version of each, by name */
    public record DataSetList(List<DataSetReply> datasets) {}

    /**
     * @param height in pixels; of a variable set that of its tallest image, and {@code width} that of its widest
     * @param levels sides in pixels at which it is kept; none where images keep their own
     */
    public record DataSetReply(
            Name name,
            Name version,
            String kind,
            int count,
            int height,
            int width,
            int colours,
            List<String> classes,
            Set<Integer> levels) {
        static DataSetReply of(DataSetManifest set) {
            return set instanceof DataSetManifest.Fixed fixed
                    ? of(set, fixed.height(), fixed.width(), fixed.levels().keySet())
                    : of(
                            set,
                            set.variable().most().height(),
                            set.variable().most().width(),
                            Set.of());
        }

        private static DataSetReply of(DataSetManifest set, int height, int width, Set<Integer> levels) {
            return new DataSetReply(
                    set.name(),
                    set.version(),
                    set.kind(),
                    set.count(),
                    height,
                    width,
                    set.colours(),
                    set.classes(),
                    levels);
        }
    }

    @GET
    @Operation(summary = "All data sets, each in its newest version", description = "Lists the bucket, which is slow.")
    public DataSetList list() {
        return new DataSetList(dataSets.list().stream()
                .map(name -> dataSets.manifest(new DataSetRef(name, Optional.empty())))
                .map(DataSetReply::of)
                .toList());
    }

    @GET
    @Path("/{dataset}")
    @Operation(summary = "One data set", description = "By NAME, in its newest version, or by NAME@VERSION.")
    public DataSetReply one(@RestPath String dataset) {
        return DataSetReply.of(find(parsed(dataset)));
    }

    private DataSetManifest find(DataSetRef ref) {
        try {
            return dataSets.manifest(ref);
        } catch (DataSetUnknown unknown) {
            throw Refused.unknown("data set " + ref);
        }
    }

    private static DataSetRef parsed(String text) {
        try {
            return DataSetRef.parse(text);
        } catch (IllegalArgumentException refused) {
            throw Refused.badField("dataset", refused.getMessage());
        }
    }
}
