package crescendo.inference.protocol.grpc;

import crescendo.inference.catalogue.Catalogue;
import crescendo.inference.gate.door.Grpc;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Counts and times gRPC's calls by method, model and status. What is no method or model of ours counts as one. */
@Singleton
class CallMeters {
    private static final Set<String> METHODS =
            Set.of("ServerLive", "ServerReady", "ServerMetadata", "ModelReady", "ModelMetadata", Grpc.INFER);
    private static final String UNKNOWN = "unknown";
    private static final String BEGAN = CallMeters.class.getName() + ".began";
    private static final String MODEL = CallMeters.class.getName() + ".model";

    private final MeterRegistry meters;
    private final Catalogue catalogue;

    CallMeters(MeterRegistry meters, Catalogue catalogue) {
        this.meters = meters;
        this.catalogue = catalogue;
    }

    /** A call comes. */
    void begin(RoutingContext call) {
        call.put(BEGAN, System.nanoTime());
    }

    /** It names a model. */
    void names(RoutingContext call, String model) {
        call.put(MODEL, catalogue.has(model) ? model : UNKNOWN);
    }

    /** It is answered. */
    void answered(RoutingContext call, GrpcStatus status) {
        String method = call.request().path().substring(Grpc.SERVICE.length());
        String model = call.get(MODEL);
        long began = call.get(BEGAN);
        meters.timer(
                        "crescendo.inference.calls",
                        "method",
                        METHODS.contains(method) ? method : UNKNOWN,
                        "model",
                        model == null ? "" : model,
                        "status",
                        status.name())
                .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }
}
