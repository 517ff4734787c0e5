package crescendo.trainer.ops.tf;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;

/** Opens sessions whose results depend on the thread count alone. */
public final class Sessions {
    private Sessions() {}

    /** @param threads within an operation; TensorFlow's pool is shared, so the first session of a process decides for all */
    public static Session open(Graph graph, int threads) {
        ConfigProto config = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(1)
                .setAllowSoftPlacement(true)
                .build();
        return new Session(graph, config);
    }
}
