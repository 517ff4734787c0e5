package crescendo.trainer.cluster;

import crescendo.trainer.ops.tf.Sessions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tensorflow.DeviceSpec;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.RemoteSessions;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** Asks the members of a cluster whether they are there. */
public final class RollCall {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CONNECT_MILLIS = 1000;

    private final Cluster cluster;
    private final int threads;

    public RollCall(Cluster cluster, int threads) {
        this.cluster = cluster;
        this.threads = threads;
    }

    /** The first whose port is closed, and why; says nothing of one that hangs. */
    public Optional<String> unreachable() {
        return first(this::connect);
    }

    /** The first that computes nothing for the chief, and why. */
    public Optional<String> missing() {
        return first(task -> connect(task).or(() -> compute(task)));
    }

    private Optional<String> first(IntFunction<Optional<String>> ask) {
        return IntStream.range(0, cluster.members().size())
                .mapToObj(task -> ask.apply(task).map(why -> cluster.member(task) + " does not answer: " + why))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> connect(int task) {
        Address address = cluster.members().get(task);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MILLIS);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }

    private Optional<String> compute(int task) {
        ConfigProto alone = Sessions.config(threads).toBuilder()
                .setIsolateSessionState(true)
                .setOperationTimeoutInMs((int) PATIENCE.toMillis())
                .addDeviceFilters("/job:" + Cluster.CHIEF)
                .addDeviceFilters("/job:" + Cluster.MEMBER + "/task:" + task)
                .build();
        try (Graph graph = new Graph()) {
            Ops there = Ops.create(graph)
                    .withDevice(DeviceSpec.newBuilder()
                            .job(Cluster.MEMBER)
                            .task(task)
                            .deviceType(DeviceSpec.DeviceType.CPU)
                            .deviceIndex(0)
                            .build());
            Operand<TFloat32> answer = there.math.add(
                    there.placeholderWithDefault(there.constant(1f), org.tensorflow.ndarray.Shape.of()),
                    there.constant(1f));
            try (Session session = RemoteSessions.open(graph, cluster.target(), alone);
                    Result result = session.runner().fetch(answer).run()) {
                return Optional.empty();
            }
        } catch (TensorFlowException e) {
            return Optional.of("its port is open, but it computed nothing within " + PATIENCE.toSeconds() + " s: "
                    + Complaint.of(e));
        }
    }
}
