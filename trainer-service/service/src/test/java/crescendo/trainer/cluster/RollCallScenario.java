package crescendo.trainer.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.tensorflow.DeviceSpec;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

/** Members that come, go, hang and come back, as the chief sees them. */
final class RollCallScenario {
    static final Cluster CLUSTER = new Cluster(
            Address.parse("127.0.0.1:7000"),
            List.of(Address.parse("127.0.0.1:7001"), Address.parse("127.0.0.1:7002")),
            Duration.ofSeconds(3));

    private RollCallScenario() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        ClusterServer.ofChief(CLUSTER, 1);
        RollCall roll = new RollCall(CLUSTER, 1);
        assertThat(roll.missing()).hasValueSatisfying(who -> assertThat(who).contains("member 0 (127.0.0.1:7001)"));
        try (MemberProcess first = MemberProcess.start(CLUSTER, 0, folder)) {
            assertThat(roll.missing()).hasValueSatisfying(who -> assertThat(who).contains("member 1", "refused"));
            try (MemberProcess second = MemberProcess.start(CLUSTER, 1, folder)) {
                assertThat(roll.missing()).isEmpty();

                stepsEndInTime(second);

                second.freeze();
                assertThat(roll.unreachable()).isEmpty();
                long begun = System.nanoTime();
                assertThat(roll.missing())
                        .hasValueSatisfying(who -> assertThat(who).contains("member 1", "within 5 s"));
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));

                second.thaw();
                assertThat(roll.missing()).isEmpty();
            }
            first.kill();
            assertThat(roll.unreachable()).isPresent();
        }
        System.exit(0);
    }

    /** A step that waits for a member which does nothing, in a session that has worked before. */
    private static void stepsEndInTime(MemberProcess second) throws Exception {
        DeviceSpec there = DeviceSpec.newBuilder()
                .job(Cluster.MEMBER)
                .task(1)
                .deviceType(DeviceSpec.DeviceType.CPU)
                .deviceIndex(0)
                .build();
        long begun;
        try (Graph graph = new Graph();
                Session session = new ClusterDevices(CLUSTER, List.of(there)).open(graph, 1)) {
            Ops tf = Ops.create(graph).withDevice(there);
            Op step = tf.random.statelessRandomNormal(tf.constant(new long[] {2}), tf.constant(new long[] {1, 2}));
            session.run(step);

            second.freeze();
            begun = System.nanoTime();
            assertThatThrownBy(() -> session.run(step)).hasMessageContaining("Deadline");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        second.thaw();
    }
}
