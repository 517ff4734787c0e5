package crescendo.platform.service;

import crescendo.platform.child.ParentWatch;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.TimeUnit;

/** Main of a service's process: that of its own jar, ended in good order when the parent lets go or is gone. */
public final class ServiceNode {
    /** Beyond the time that its parent gives it: milliseconds. */
    private static final long MORE = 10_000;

    private ServiceNode() {}

    /** @param args the main class of the service's jar, and how many milliseconds it has to end in good order */
    public static void main(String[] args) throws Throwable {
        long grace = Long.parseLong(args[1]);
        ParentWatch.exitWithParent(() -> leave(grace + MORE));
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** As a SIGTERM would, but never for ever: no one is left to end a shutdown that hangs. */
    private static void leave(long millis) {
        Thread last = new Thread(
                () -> {
                    try {
                        TimeUnit.MILLISECONDS.sleep(millis);
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
