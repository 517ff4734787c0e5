package crescendo.inference.gate.door;

import crescendo.inference.gate.Room;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * Takes room for a body as it comes: what is only announced keeps nobody out. The first bytes, of which Quarkus puts a few thousand
 * aside, are counted with those that follow.
 */
@Provider
public class BodyCount implements ReaderInterceptor {
    /** @throws Room.Crowded where others have the memory, in the middle of the body */
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException {
        RoutingContext request = CurrentRequestManager.get().serverRequest().unwrap(RoutingContext.class);
        Room.Ticket room = Gate.body(request);
        if (room != null) {
            reading.setInputStream(new Counted(reading.getInputStream(), room));
        }
        return reading.proceed();
    }

    private static final class Counted extends FilterInputStream {
        private final Room.Ticket room;

        Counted(InputStream in, Room.Ticket room) {
            super(in);
            this.room = room;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            room.add(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            int some = super.read(into, from, count);
            room.add(Math.max(0, some));
            return some;
        }
    }
}
