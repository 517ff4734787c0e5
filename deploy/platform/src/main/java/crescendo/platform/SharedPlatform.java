package crescendo.platform;

import crescendo.platform.child.PlatformFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** One embedded platform for all tests of a JVM: started by the first that asks, gone with its data when the JVM ends. */
public final class SharedPlatform {
    private SharedPlatform() {}

    public static EmbeddedPlatform get() {
        return Holder.PLATFORM;
    }

    private static final class Holder {
        static final EmbeddedPlatform PLATFORM = start();

        private static EmbeddedPlatform start() {
            try {
                Path folder = Files.createTempDirectory("crescendo-platform");
                EmbeddedPlatform platform = EmbeddedPlatform.start(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    platform.close();
                    delete(folder);
                }));
                return platform;
            } catch (IOException e) {
                throw new PlatformFault("no temporary folder for a platform: " + e.getMessage(), e);
            }
        }

        private static void delete(Path folder) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
            } catch (IOException e) {
                System.err.println("left behind: " + folder + ": " + e.getMessage());
            }
        }
    }
}
