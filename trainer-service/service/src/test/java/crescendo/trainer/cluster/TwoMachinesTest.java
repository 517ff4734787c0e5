package crescendo.trainer.cluster;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoMachinesTest {
    @TempDir
    Path folder;

    @Test
    void trainToTheVeryWeightsOfTwoDevicesInOneProcess() throws Exception {
        OwnNetwork.run(TwoMachinesScenario.class, folder);
    }
}
