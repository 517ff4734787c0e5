package crescendo.e2e;

import crescendo.platform.store.StoreAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The pipeline on the S3 server that the environment names; skipped where it names none. */
@EnabledIfEnvironmentVariable(
        named = "CRESCENDO_TEST_S3_ENDPOINT",
        matches = ".+",
        disabledReason =
                "no CRESCENDO_TEST_S3_ENDPOINT, _ACCESS_KEY, _SECRET_KEY: the pipeline was tested on the embedded store only")
class PipelineOnConfiguredStoreTest extends PipelineContract {
    @Override
    Optional<StoreAddress> store() {
        return Optional.of(new StoreAddress(
                URI.create(System.getenv("CRESCENDO_TEST_S3_ENDPOINT")),
                System.getenv("CRESCENDO_TEST_S3_ACCESS_KEY"),
                System.getenv("CRESCENDO_TEST_S3_SECRET_KEY"),
                "crescendo-pipeline-" + System.nanoTime()));
    }
}
