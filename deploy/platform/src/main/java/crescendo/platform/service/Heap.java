package crescendo.platform.service;

import crescendo.platform.child.PlatformFault;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How much of a machine a service's objects may have: what it is started with, or what whoever starts it says. */
final class Heap {
    private static final String FLAG = "-Xmx";
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,8}[kKmMgG]");

    private Heap() {}

    /**
     * A service's flags, with the heap that {@code CRESCENDO_HEAP_INFERENCE} and its like give it in the place of its own.
     *
     * @param environment of whoever starts it
     * @throws PlatformFault where that is no size
     */
    static List<String> flags(Service service, Map<String, String> environment) {
        String name = "CRESCENDO_HEAP_" + service.name().toUpperCase(Locale.ROOT);
        String size = environment.get(name);
        if (size == null) return service.flags();
        if (!SIZE.matcher(size).matches())
            throw new PlatformFault(name + ": \"" + size + "\" is not allowed; use a number and k, m or g, such as 2g");
        return service.flags().stream()
                .map(flag -> flag.startsWith(FLAG) ? FLAG + size : flag)
                .toList();
    }
}
