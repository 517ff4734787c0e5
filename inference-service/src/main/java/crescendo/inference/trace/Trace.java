package crescendo.inference.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** One request, whose parts become spans below its own; nothing where nobody traces it. Safe for use by many threads. */
public final class Trace {
    private final Tracer tracer;
    private final Context request;
    private final boolean told;
    private final Instant began = Instant.now();

    private Trace(Tracer tracer, Context request) {
        this.tracer = tracer;
        this.request = request;
        this.told = Span.fromContext(request).isRecording();
    }

    /** Of the request that this thread answers. */
    public static Trace ofThisRequest(Tracer tracer) {
        return new Trace(tracer, Context.current());
    }

    /** It waited since this was made and ran after it, until now. */
    public void waitedAndRan(Duration waited, Attributes run) {
        if (told) {
            Instant running = began.plus(waited);
            span("queue", began, running, Attributes.empty());
            span("run", running, Instant.now(), run);
        }
    }

    /** It has waited since then for its turn. */
    public void waitedSince(Instant then) {
        if (told) {
            span("queue", then, Instant.now(), Attributes.empty());
        }
    }

    private void span(String part, Instant from, Instant to, Attributes attributes) {
        tracer.spanBuilder(part)
                .setParent(request)
                .setStartTimestamp(from)
                .setAllAttributes(attributes)
                .startSpan()
                .end(to);
    }

    /** Something that is part of it. */
    public <T> T during(String part, Supplier<T> work) {
        if (!told) {
            return work.get();
        }
        Span span = tracer.spanBuilder(part).setParent(request).startSpan();
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            span.setStatus(StatusCode.ERROR, String.valueOf(failure.getMessage()));
            throw failure;
        } finally {
            span.end();
        }
    }
}
