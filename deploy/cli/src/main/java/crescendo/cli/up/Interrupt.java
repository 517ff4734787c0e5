package crescendo.cli.up;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Ctrl-C, where it is to do something else than to end this process, such as when that ends already. */
final class Interrupt implements AutoCloseable {
    private final Object before;

    private Interrupt(Object before) {
        this.before = before;
    }

    /**
     * Ctrl-C does this from now on, on a thread of its own, until this is closed.
     *
     * @throws ReflectiveOperationException where this Java lets nobody decide
     */
    static Interrupt does(Runnable something) throws ReflectiveOperationException {
        Class<?> handler = handler();
        Object ours =
                Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (self, method, given) -> {
                    return switch (method.getName()) {
                        case "handle" -> {
                            something.run();
                            yield null;
                        }
                        case "equals" -> self == given[0];
                        case "hashCode" -> System.identityHashCode(self);
                        default -> "Ctrl-C";
                    };
                });
        return new Interrupt(handle(ours));
    }

    @Override
    public void close() {
        try {
            handle(before);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("what could be set can be set again", e);
        }
    }

    // By reflection: the compiler warns of sun.misc wherever it is named, and warnings are errors here.
    private static Object handle(Object with) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Method handle = signal.getMethod("handle", signal, handler());
        return handle.invoke(null, signal.getConstructor(String.class).newInstance("INT"), with);
    }

    private static Class<?> handler() throws ClassNotFoundException {
        return Class.forName("sun.misc.SignalHandler");
    }
}
