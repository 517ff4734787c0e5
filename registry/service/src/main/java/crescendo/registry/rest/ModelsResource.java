package crescendo.registry.rest;

import crescendo.contracts.Name;
import crescendo.registry.view.ClassNames;
import crescendo.registry.view.MetricSeries;
import crescendo.registry.view.ModelView;
import crescendo.registry.view.View;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Models, their versions, and how their metrics went. */
@Path("/v1/models")
@Tag(name = "models")
public class ModelsResource {
    private final View view;

    ModelsResource(View view) {
        this.view = view;
    }

    /** @param models by name */
    public record ModelList(List<ModelReply> models) {}

    /** @param versions by images shown */
    public record VersionList(Name model, List<VersionReply> versions) {}

    /** @param series values that compare, and so may stand in one curve */
    public record History(Name model, List<MetricSeries> series) {}

    @GET
    @Operation(summary = "All models that have a version")
    public ModelList list() {
        return new ModelList(view.models().stream().map(ModelReply::of).toList());
    }

    @GET
    @Path("/{model}")
    @Operation(summary = "One model")
    public ModelReply one(@RestPath String model) {
        return ModelReply.of(Asked.model(view, model));
    }

    @GET
    @Path("/{model}/versions")
    @Operation(summary = "A model's versions by images shown, each with its position, files and metrics")
    public VersionList versions(@RestPath String model) {
        ModelView asked = Asked.model(view, model);
        return new VersionList(
                asked.name(),
                asked.inOrder().stream()
                        .map(version -> VersionReply.of(asked, version))
                        .toList());
    }

    @GET
    @Path("/{model}/versions/{version}")
    @Operation(summary = "One version, by its name or by an alias")
    public VersionReply version(@RestPath String model, @RestPath String version) {
        ModelView asked = Asked.model(view, model);
        return VersionReply.of(asked, Asked.version(asked, version));
    }

    @GET
    @Path("/{model}/metrics")
    @Operation(
            summary = "The history of a model's metrics",
            description =
                    "One series for each metric and protocol: only its values compare. A point is a version; where"
                            + " the metric is undefined it has the reason in place of a value. `metric` narrows it down.")
    public History metrics(@RestPath String model, @RestQuery String metric) {
        ModelView asked = Asked.model(view, model);
        return new History(
                asked.name(),
                MetricSeries.of(asked, ClassNames.in(view)).stream()
                        .filter(series -> metric == null || metric.equals(series.metric()))
                        .toList());
    }
}
