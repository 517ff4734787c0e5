package crescendo.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java of this one's kind and class path, for what is measured in a process of its own. */
public final class OwnJvm {
    private static final int WARNS_OF_NATIVE_ACCESS = 24;

    private OwnJvm() {}

    /**
     * @param memory flags of the heap
     * @param main whose {@code main} is run
     */
    public static List<String> command(List<String> memory, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(memory);
        command.add("-XX:+UseSerialGC");
        if (Runtime.version().feature() >= WARNS_OF_NATIVE_ACCESS)
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }
}
