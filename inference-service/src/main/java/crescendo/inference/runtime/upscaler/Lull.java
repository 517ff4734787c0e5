package crescendo.inference.runtime.upscaler;

import java.util.concurrent.Executor;

/** Notices that something which many use is used no longer: not once between two looks at it. */
final class Lull {
    private final Executor later;
    private final Runnable then;
    private int users;
    private boolean used;
    private boolean watched;

    /**
     * @param later looks, after some time
     * @param then  what is to be done, once for each lull; uses may begin meanwhile
     */
    Lull(Executor later, Runnable then) {
        this.later = later;
        this.then = then;
    }

    synchronized void begins() {
        users++;
    }

    synchronized void ends() {
        users--;
        used = true;
        if (!watched) {
            watched = true;
            later.execute(this::look);
        }
    }

    private void look() {
        synchronized (this) {
            if (used || users > 0) {
                used = false;
                later.execute(this::look);
                return;
            }
            watched = false;
        }
        then.run();
    }
}
