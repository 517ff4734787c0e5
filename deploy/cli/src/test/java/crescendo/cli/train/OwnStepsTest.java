package crescendo.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import crescendo.contracts.schedule.Phase;
import crescendo.trainer.plan.Pace;
import crescendo.trainer.plan.StepWork;
import crescendo.trainer.plan.TimedSteps;
import crescendo.trainer.plan.TimedSteps.Timed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnStepsTest {
    private static final Pace PACE = new Pace(4, 20, 0.5, 3);

    @TempDir
    Path folder;

    private Request request;

    @BeforeEach
    void recipe() throws Exception {
        Path file = Files.writeString(
                folder.resolve("r.json"),
                "{\"data\": {\"train\": \"x\"}, \"network\": {\"fmapMax\": 8}, \"schedule\": {\"resolution\": 4}}");
        request = Request.read(file, Optional.empty(), Map.of());
    }

    private OwnSteps steps(int threads) {
        MachinePace machine = new MachinePace(folder, folder.resolve("pace.json"), threads, what -> {});
        return new OwnSteps(machine, folder.resolve("steps.json"));
    }

    private double expected(TimedSteps steps) {
        Phase phase = request.recipe().program().schedule().phases().get(0);
        return steps.stepMillis(phase, StepWork.of(request.recipe().program(), 4));
    }

    @Test
    void areAsThePaceSaysWhereNothingIsBuiltThatCouldTimeThem() throws Exception {
        Phase phase = request.recipe().program().schedule().phases().get(0);
        double reckoned = PACE.stepMillis(phase, StepWork.of(request.recipe().program(), 4));

        assertThat(expected(steps(2).of(request, PACE))).isEqualTo(reckoned);
        assertThat(folder.resolve("steps.json")).doesNotExist();
    }

    @Test
    void areKeptByMachineThreadsAndRecipe() throws Exception {
        int minibatch = request.recipe().program().schedule().phases().get(0).minibatch();
        String key =
                steps(2).machine().machine() + ", recipe " + request.recipe().digest();
        OwnSteps.Kept kept = new OwnSteps.Kept(Map.of(key, List.of(new Timed(4, minibatch, 1234))));
        Files.write(folder.resolve("steps.json"), Json.write(kept));

        assertThat(expected(steps(2).of(request, PACE))).isEqualTo(1234);
        assertThat(expected(steps(1).of(request, PACE))).isNotEqualTo(1234);
    }

    @Test
    void sayWhatToDoAboutADamagedFile() throws Exception {
        Files.writeString(folder.resolve("steps.json"), "{\"steps\": 3");

        assertThatThrownBy(() -> steps(2).of(request, PACE))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("steps.json is not a file of steps; delete it");
    }
}
