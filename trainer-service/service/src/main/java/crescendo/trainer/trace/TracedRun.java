package crescendo.trainer.trace;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.proto.StepStats;

/** Runs of a session of which TensorFlow notes when each operation began and ended. They are slower than others. */
public final class TracedRun {
    private static final RunOptions ALL = RunOptions.newBuilder()
            .setTraceLevel(RunOptions.TraceLevel.FULL_TRACE)
            .build();

    private final List<StepStats> seen = new ArrayList<>();

    /** {@code runner.run()}, noted. */
    public Result run(Session.Runner runner) {
        Result result = runner.setOptions(ALL).runAndFetchMetadata();
        result.getMetadata().ifPresent(metadata -> seen.add(metadata.getStepStats()));
        return result;
    }

    /** All runs so far, one after the other. */
    public ChromeTrace trace() {
        return ChromeTrace.of(seen);
    }
}
