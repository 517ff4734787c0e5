package crescendo.e2e.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What keeps a newcomer from guessing right, checked over the sources. */
class HouseRulesTest {
    private static final int MAX_LINES = 400;
    private static final int MAX_FILES = 14;
    private static final Pattern TESTS =
            Pattern.compile("^    @(Test|Property|ParameterizedTest|RepeatedTest)\\b", Pattern.MULTILINE);
    private static final Pattern NAMELESS =
            Pattern.compile("/(util|utils|common|commons|helper|helpers|misc|impl|manager|managers)/");

    @Test
    void everyClassWithTestsHasANameThatTheRunnerFinds() {
        List<Path> missed = Repository.sources("test").stream()
                .filter(file -> TESTS.matcher(Repository.text(file)).find())
                .filter(file -> !file.toString().endsWith("Test.java"))
                .filter(file -> !Repository.text(file).contains("abstract class"))
                .toList();

        assertThat(missed)
                .as("classes with tests that would be skipped silently")
                .isEmpty();
    }

    @Test
    void noFolderHasANameThatSaysNothing() {
        assertThat(allSources().filter(file -> NAMELESS.matcher(file.toString()).find()))
                .isEmpty();
    }

    @Test
    void noFileIsLongerThanAPersonReads() {
        assertThat(allSources().filter(file -> Repository.text(file).lines().count() > MAX_LINES))
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatLivesThere() {
        List<Path> silent = Repository.sources("main").stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .toList();

        assertThat(silent).as("packages without a package-info.java").isEmpty();
    }

    @Test
    void noPackageIsACrowd() {
        Map<Path, Long> sizes = Repository.sources("main").stream()
                .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));

        assertThat(sizes.entrySet().stream().filter(entry -> entry.getValue() > MAX_FILES))
                .isEmpty();
    }

    @Test
    void nothingIsLeftForLaterInComments() {
        Pattern later = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

        assertThat(allSources()
                        .filter(file -> later.matcher(Repository.text(file)).find()))
                .isEmpty();
    }

    private static Stream<Path> allSources() {
        return Stream.concat(Repository.sources("main").stream(), Repository.sources("test").stream());
    }
}
