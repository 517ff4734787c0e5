package crescendo.e2e;

import crescendo.platform.store.StoreAddress;
import java.util.Optional;

/** The pipeline on the embedded store. */
class PipelineTest extends PipelineContract {
    @Override
    Optional<StoreAddress> store() {
        return Optional.empty();
    }
}
