package org.tensorflow;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_CloseSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteSession;

import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_Status;

/**
 * A native session that is closed on a thread of its own, and waited for no longer than some seconds. After a member was
 * lost, TensorFlow's server ends a session only when the member is back or the operation timeout is over, and nobody is
 * to wait for that. Until then the native graph stays: it goes with its last session.
 */
final class ClosedAside extends TF_Session {
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(5);

    /** @param session that nobody else frees */
    ClosedAside(TF_Session session) {
        super(session);
        deallocator(() -> close(session));
        retainReference();
    }

    private static void close(TF_Session session) {
        Thread thread = new Thread(() -> end(session), "closes-session");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(TF_Session session) {
        try (PointerScope scope = new PointerScope()) {
            TF_Status status = TF_Status.newStatus();
            TF_CloseSession(session, status);
            TF_DeleteSession(session, status);
        }
    }
}
