package crescendo.bench.soak;

import crescendo.bench.OwnJvm;
import crescendo.cli.Complaint;
import crescendo.contracts.Digest;
import crescendo.platform.child.ParentWatch;
import java.util.List;
import java.util.function.Consumer;

/** The process that is watched. Its heap is taken whole at the start, so that what grows later is something else. */
public final class SoakProcess {
    private static final double NANOS = 1e9;

    private SoakProcess() {}

    /** @param args seconds to go on for, and TensorFlow's threads */
    public static void main(String[] args) throws InterruptedException {
        ParentWatch.exitWithParent(() -> {});
        double seconds = Double.parseDouble(args[0]);
        Life life = Life.withThreads(Integer.parseInt(args[1]));
        long began = System.nanoTime();
        Digest first = life.live();
        for (long lives = 1; ; lives++) {
            double passed = (System.nanoTime() - began) / NANOS;
            OwnJvm.tell(Held.now(lives, passed));
            if (passed >= seconds) break;
            Digest again = life.live();
            if (!again.equals(first)) throw new IllegalStateException("job " + lives + " ended in other weights");
        }
        Runtime.getRuntime().halt(0);
    }

    /**
     * Runs it to its end.
     *
     * @param each is told of every measurement as it comes
     * @throws Complaint where the process fails, with its last words
     */
    static List<Held> run(double seconds, int threads, Consumer<Held> each) {
        return new OwnJvm(
                        List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch"),
                        SoakProcess.class,
                        List.of(Double.toString(seconds), Integer.toString(threads)))
                .run("the soak", Held.class, each);
    }
}
