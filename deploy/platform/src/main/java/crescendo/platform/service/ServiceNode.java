package crescendo.platform.service;

import crescendo.platform.child.ParentWatch;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.TimeUnit;

/** Main of a service's process: that of its own jar, ended in good order when the parent lets go or is gone. */
public final class ServiceNode {
    private static final long GRACE_SECONDS = 20;

    private ServiceNode() {}

    /** @param args the main class of the service's jar */
    public static void main(String[] args) throws Throwable {
        ParentWatch.exitWithParent(ServiceNode::leave);
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** As a SIGTERM would, but never for ever: no one is left to end a shutdown that hangs. */
    private static void leave() {
        Thread last = new Thread(
                () -> {
                    try {
                        TimeUnit.SECONDS.sleep(GRACE_SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(1);
                },
                "last-resort");
        last.setDaemon(true);
        last.start();
        Runtime.getRuntime().exit(0);
    }
}
