package crescendo.inference.rest.upscaled;

import crescendo.inference.gate.Visit;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** What goes to somebody who may stop taking it, while a network and memory are held for them: then the connection ends. */
final class Sending extends OutputStream {
    private final OutputStream out;
    private final RoutingContext context;
    private final long patience;

    /** @param patience how long they may take nothing */
    Sending(OutputStream out, RoutingContext context, Duration patience) {
        this.out = out;
        this.context = context;
        this.patience = Math.max(1, patience.toMillis());
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        watched(() -> out.write(bytes, from, count));
    }

    @Override
    public void flush() throws IOException {
        watched(out::flush);
    }

    private interface Step {
        void run() throws IOException;
    }

    private void watched(Step step) throws IOException {
        Vertx vertx = context.vertx();
        long timer = vertx.setTimer(patience, stuck -> hangUp());
        try {
            step.run();
        } finally {
            vertx.cancelTimer(timer);
        }
    }

    // A response of HTTP/1 that is reset, or a connection that is closed, waits for what is on its way already, which
    // nobody takes; and the reset is told to nobody: the end of the service would wait for the request.
    private void hangUp() {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2) {
            context.response().reset();
        } else {
            ((ConnectionBase) request.connection()).channelHandlerContext().close();
        }
        Visit.of(context).end();
    }
}
