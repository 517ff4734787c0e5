package crescendo.e2e.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout under test. */
final class Repository {
    private Repository() {}

    /** Where the parent pom lies: tests run in deploy/e2e. */
    static Path root() {
        return Path.of("").toAbsolutePath().getParent().getParent();
    }

    static List<Path> modules() {
        return Stream.of(
                        "registry/contracts",
                        "registry/client",
                        "registry/service",
                        "trainer-service/model",
                        "trainer-service/service",
                        "metrics-service/metric",
                        "metrics-service/measure",
                        "metrics-service/service",
                        "inference-service",
                        "deploy/platform",
                        "deploy/cli",
                        "deploy/bench",
                        "deploy/e2e")
                .map(root()::resolve)
                .toList();
    }

    static List<Path> sources(String kind) {
        return modules().stream()
                .map(module -> module.resolve("src/" + kind + "/java"))
                .filter(Files::isDirectory)
                .flatMap(Repository::javaFiles)
                .toList();
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DescribedPredicate<JavaClass> ofOursOutside(String... packages) {
        return DescribedPredicate.describe("classes of ours outside of " + String.join(", ", packages), type -> {
            String name = type.getPackageName();
            return within(name, "crescendo") && Stream.of(packages).noneMatch(allowed -> within(name, allowed));
        });
    }

    private static boolean within(String name, String root) {
        return name.equals(root) || name.startsWith(root + ".");
    }
}
