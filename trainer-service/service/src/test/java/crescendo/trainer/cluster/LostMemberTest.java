package crescendo.trainer.cluster;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostMemberTest {
    @TempDir
    Path folder;

    @Test
    void endsTheAttemptSoonAndTheJobGoesOnToTheSameWeightsWhenTheMemberIsBack() throws Exception {
        OwnNetwork.run(LostMemberScenario.class, folder);
    }
}
