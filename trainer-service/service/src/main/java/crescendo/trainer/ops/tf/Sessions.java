package crescendo.trainer.ops.tf;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;

/** Opens sessions whose results depend on the thread count alone. */
public final class Sessions {
    private static volatile boolean withoutGpu;

    private Sessions() {}

    /** From now on no session of this process uses a GPU. */
    public static void leaveGpuAlone() {
        withoutGpu = true;
    }

    /** @param threads within an operation; TensorFlow's pool is shared, so the first session of a process decides for all */
    public static Session open(Graph graph, int threads) {
        return new Session(graph, config(threads));
    }

    /** How runs name an operand, in a session of the graph that it was drawn in or of a copy of that graph. */
    public static String name(Operand<?> operand) {
        return operand.op().name() + ":" + operand.asOutput().index();
    }

    /** What a session is opened with. */
    public static ConfigProto config(int threads) {
        ConfigProto.Builder config = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(1)
                .setAllowSoftPlacement(true);
        config.getGpuOptionsBuilder().setAllowGrowth(true);
        if (withoutGpu) {
            config.putDeviceCount("GPU", 0);
        }
        return config.build();
    }
}
