package crescendo.e2e.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dependencies point one way: contracts ← client ← services. No exemptions. */
class ArchitectureTest {
    private static final String ONNX_RUNTIME = "ai.onnxruntime.";

    private static JavaClasses ours;

    @BeforeAll
    static void readTheClassesOfEveryModule() {
        List<Path> modules = Repository.modules().stream()
                .map(module -> module.resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
        ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPaths(modules);
    }

    @Test
    void contractsKnowNobody() {
        classes()
                .that()
                .resideInAPackage("crescendo.contracts..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "crescendo.contracts..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..",
                        "java.nio",
                        "java.nio.charset..",
                        "java.security..",
                        "java.io",
                        "com.fasterxml.jackson..")
                .check(ours);
    }

    @Test
    void contractsReadAndWriteNothing() {
        noClasses()
                .that()
                .resideInAPackage("crescendo.contracts..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.io\\.(?!IOException|Serializable|ObjectInputStream).*|java\\.nio\\.file\\..*|java\\.net\\..*")
                .check(ours);
    }

    @Test
    void theClientKnowsOnlyContracts() {
        noClasses()
                .that()
                .resideInAPackage("crescendo.client..")
                .should()
                .dependOnClassesThat(Repository.ofOursOutside("crescendo.client", "crescendo.contracts"))
                .check(ours);
    }

    @Test
    void theEmbeddedPlatformKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage("crescendo.platform..")
                .should()
                .dependOnClassesThat(Repository.ofOursOutside("crescendo.platform"))
                .check(ours);
    }

    @ParameterizedTest
    @CsvSource({
        "crescendo.trainer, crescendo.trainer, crescendo.trainer",
        "crescendo.metrics, crescendo.measure, crescendo.metric",
        "crescendo.inference, crescendo.inference, crescendo.inference",
        "crescendo.registry, crescendo.registry, crescendo.registry"
    })
    void aServiceKnowsItselfTheClientAndContracts(String service, String measuring, String arithmetic) {
        noClasses()
                .that()
                .resideInAPackage(service + "..")
                .should()
                .dependOnClassesThat(Repository.ofOursOutside(
                        service, measuring, arithmetic, "crescendo.client", "crescendo.contracts"))
                .check(ours);
    }

    @Test
    void networksKnowNeitherTensorFlowNorQuarkus() {
        noClasses()
                .that()
                .resideInAPackage("crescendo.trainer.model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.tensorflow..",
                        "io.quarkus..",
                        "io.smallrye..",
                        "jakarta..",
                        "ai.onnxruntime..",
                        "crescendo.client..")
                .check(ours);
    }

    @Test
    void metricsAreArithmeticOnArrays() {
        noClasses()
                .that()
                .resideInAPackage("crescendo.metric..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "jakarta..",
                        "org.apache.kafka..",
                        "ai.onnxruntime..",
                        "java.nio.file..",
                        "crescendo.client..")
                .check(ours);
    }

    @Test
    void measuringKnowsNeitherTheBucketNorQuarkusSoItIsTheSameOnArrivalAndOffline() {
        noClasses()
                .that()
                .resideInAPackage("crescendo.measure..")
                .should()
                .dependOnClassesThat(
                        Repository.ofOursOutside("crescendo.measure", "crescendo.metric", "crescendo.contracts"))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "org.apache.kafka..", "java.nio.file..")
                .check(ours);
    }

    @Test
    void onlyTheClientSpeaksToTheBucket() {
        noClasses()
                .that()
                .resideOutsideOfPackage("crescendo.client..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.minio..")
                .check(ours);
    }

    /** Neither arrays of arrays nor boxes: {@code getValue} makes both, and an {@code Object} is copied number by number. */
    @Test
    void numbersComeAndGoBetweenTheServiceAndOnnxRuntimeInBuffersAlone() {
        noClasses()
                .that()
                .resideInAPackage("crescendo.inference..")
                .should()
                .callMethod(ONNX_RUNTIME + "OnnxTensor", "getValue")
                .orShould()
                .callMethod(ONNX_RUNTIME + "OnnxValue", "getValue")
                .orShould()
                .callMethod(
                        ONNX_RUNTIME + "OnnxTensor",
                        "createTensor",
                        ONNX_RUNTIME + "OrtEnvironment",
                        Object.class.getName())
                .check(ours);
    }

    @Test
    void roomsOfTheHouseAreFreeOfCycles() {
        slices().matching("crescendo.(*)..").should().beFreeOfCycles().check(ours);
    }
}
