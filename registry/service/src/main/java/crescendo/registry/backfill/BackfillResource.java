package crescendo.registry.backfill;

import crescendo.client.log.MeasureRequests;
import crescendo.client.model.Models;
import crescendo.contracts.Name;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MeasureRequest;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.model.VersionRef;
import crescendo.registry.backfill.Backfill.Order;
import crescendo.registry.refusal.Refused;
import crescendo.registry.rest.Asked;
import crescendo.registry.view.ModelView;
import crescendo.registry.view.View;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Metrics that all versions of a model are to have. */
@Path("/v1/models/{model}/backfills")
@Tag(name = "models")
public class BackfillResource {
    private final View view;
    private final Models models;
    private final MeasureRequests requests;

    BackfillResource(View view, Models models, MeasureRequests requests) {
        this.view = view;
        this.models = models;
        this.requests = requests;
    }

    /**
     * @param metric    its name
     * @param order     {@code oldest-first}, as where it is absent, or {@code newest-first}
     * @param extractor {@code MODEL}, {@code MODEL@VERSION} or {@code MODEL@ALIAS}; absent for those that the jobs pinned
     */
    public record Asking(String metric, String order, String extractor) {}

    /**
     * @param extractor the version that is meant
     * @param versions  that can have the metric
     * @param missing   of them, with neither a value nor a reason why there is none
     */
    public record Status(Name model, String metric, Optional<VersionRef> extractor, int versions, int missing) {}

    @POST
    @Operation(
            summary = "Asks the metrics services for a metric of every version that lacks it",
            description =
                    "Answers once the brokers have a request for each (202); the services share them. Asked twice, or"
                            + " while some are being measured, nothing is measured twice.")
    public Response ask(@RestPath String model, Asking asking) {
        ModelView asked = Asked.model(view, model);
        String order = Optional.ofNullable(asking).map(Asking::order).orElse(Order.OLDEST_FIRST.toString());
        Order wanted = Order.of(order)
                .orElseThrow(() ->
                        Refused.badField("order", "\"" + order + "\" is not known; use oldest-first or newest-first"));
        Backfill backfill =
                backfill(asking == null ? null : asking.metric(), asking == null ? null : asking.extractor());
        List<MeasureRequest> missing = backfill.requests(asked, wanted);
        requests.send(missing);
        return Response.accepted(status(asked, backfill)).build();
    }

    @GET
    @Path("/{metric}")
    @Operation(summary = "How many versions of a model lack a metric")
    public Status status(@RestPath String model, @RestPath String metric, @RestQuery String extractor) {
        ModelView asked = Asked.model(view, model);
        return status(asked, backfill(metric, extractor));
    }

    private static Status status(ModelView model, Backfill backfill) {
        return new Status(
                model.name(),
                backfill.metric(),
                backfill.extractor().map(ModelPin::version),
                backfill.measurable(model).size(),
                backfill.missing(model).size());
    }

    private Backfill backfill(String metric, String extractor) {
        if (metric == null || !KnownMetric.names().contains(metric)) {
            throw Refused.badField(
                    "metric", shown(metric) + " is not known; use one of " + String.join(", ", KnownMetric.names()));
        }
        boolean sees = KnownMetric.of(metric).orElseThrow().needs(KnownMetric.Need.CLASSIFIER);
        if (extractor != null && !extractor.isEmpty() && !sees) {
            throw Refused.badField("extractor", metric + " is measured without one; leave it out");
        }
        return new Backfill(
                metric,
                Optional.ofNullable(extractor).filter(text -> !text.isEmpty()).map(this::pin));
    }

    private static String shown(String metric) {
        return metric == null ? "nothing" : "\"" + metric + "\"";
    }

    /** What is pinned stays, as what a job pins does. */
    private ModelPin pin(String extractor) {
        int at = extractor.indexOf('@');
        ModelView model = Asked.model(view, at < 0 ? extractor : extractor.substring(0, at));
        VersionManifest version = at < 0
                ? model.inOrder().get(model.inOrder().size() - 1)
                : Asked.version(model, extractor.substring(at + 1));
        VersionManifest.FileRef file = version.extractorFile()
                .orElseThrow(() -> Refused.badField(
                        "extractor",
                        version.ref() + " is a " + version.family() + " without " + VersionManifest.CLASSIFIER));
        if (!models.keep(version.ref(), "extractor of a backfill")) {
            throw Refused.conflict(version.ref() + " is being removed, as the retention of its job says");
        }
        return new ModelPin(version.ref(), file.digest());
    }
}
