package crescendo.trainer.cluster;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollCallTest {
    @TempDir
    Path folder;

    @Test
    void namesTheMemberThatIsAwayOrSilentAndNoneWhenItIsBack() throws Exception {
        OwnNetwork.run(RollCallScenario.class, folder);
    }
}
