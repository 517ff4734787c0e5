package crescendo.bench.growth;

import crescendo.bench.OwnJvm;
import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import crescendo.platform.child.ParentWatch;
import crescendo.trainer.bench.GrowthSetup;
import crescendo.trainer.bench.GrowthSpeed;
import crescendo.trainer.bench.GrowthSpeed.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** A process for one schedule. */
public final class GrowthProcess {
    private GrowthProcess() {}

    /** @param args the setup as JSON */
    public static void main(String[] args) {
        ParentWatch.exitWithParent(() -> {});
        GrowthSetup setup = Json.read(args[0].getBytes(StandardCharsets.UTF_8), GrowthSetup.class);
        GrowthSpeed.train(setup, OwnJvm::tell);
        Runtime.getRuntime().halt(0);
    }

    /**
     * Runs it to its end.
     *
     * @param each is told of every step as it comes
     * @throws Complaint where the process fails, or makes no step at all
     */
    static List<Step> run(GrowthSetup setup, Consumer<Step> each) {
        String asked = new String(Json.write(setup), StandardCharsets.UTF_8);
        return new OwnJvm(List.of("-Xmx1g"), GrowthProcess.class, List.of(asked)).run("training", Step.class, each);
    }
}
