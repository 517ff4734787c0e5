package crescendo.trainer.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskedClusterTest {
    private static final Map<String, String> WHOLE = Map.of(
            "chief", "trainer-0.trainer:2222",
            "members", "member-0.member:2222,member-1.member:2222",
            "accept-unauthenticated", "true");

    @Test
    void isNoneWhereNothingIsSet() {
        assertThat(AskedCluster.of(settings(Map.of()))).isEmpty();
    }

    @Test
    void hasItsMembersInOrderAndFiveMinutesForAStep() {
        Cluster cluster = AskedCluster.of(settings(WHOLE)).orElseThrow();

        assertThat(cluster.chief()).isEqualTo(new Address("trainer-0.trainer", 2222));
        assertThat(cluster.members())
                .containsExactly(new Address("member-0.member", 2222), new Address("member-1.member", 2222));
        assertThat(cluster.operationTimeout()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void isRefusedUnlessItIsAskedForDespiteTheDanger() {
        Map<String, String> unasked = with(WHOLE, Map.of("accept-unauthenticated", "false"));

        assertThatThrownBy(() -> AskedCluster.of(settings(unasked)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("crescendo.trainer.cluster.accept-unauthenticated=true")
                .hasMessageContaining("ask nobody who calls")
                .hasMessageContaining("docs/cluster.md");
    }

    @Test
    void namesAllFaultsAtOnce() {
        ClusterSettings wrong = settings(Map.of("members", "member-0,member-1:0,member-2:2222", "task", "3"));

        assertThatThrownBy(() -> AskedCluster.ofMember(wrong))
                .satisfies(fault -> assertThat(fault.getMessage().lines())
                        .satisfiesExactly(
                                line -> assertThat(line).startsWith("crescendo.trainer.cluster.chief: not set"),
                                line -> assertThat(line).contains("members: \"member-0\" is not host:port"),
                                line -> assertThat(line).contains("members: a port lies in [1, 65535], and 0 does not"),
                                line -> assertThat(line).contains("task: 3 is none of the 3 members"),
                                line -> assertThat(line).contains("accept-unauthenticated: not true")));
    }

    @Test
    void refusesAMachineNamedTwiceAndATimeoutThatIsNone() {
        Map<String, String> twice = with(WHOLE, Map.of("members", "a:1,a:1"));
        Map<String, String> hasty = with(WHOLE, Map.of("operation-timeout", "10ms"));

        assertThatThrownBy(() -> AskedCluster.of(settings(twice))).hasMessageContaining("[a:1]");
        assertThatThrownBy(() -> AskedCluster.of(settings(hasty))).hasMessageContaining("operation timeout");
    }

    @Test
    void asksAMemberWhichItIs() {
        assertThatThrownBy(() -> AskedCluster.ofMember(settings(WHOLE)))
                .hasMessage("crescendo.trainer.cluster.task: not set; which of the members is this process?");
    }

    @Test
    void readsAddressesOfEveryKind() {
        assertThat(Address.parse(" 10.0.0.7:2222 ")).isEqualTo(new Address("10.0.0.7", 2222));
        assertThat(Address.parse("[fd00::1]:2222")).hasToString("[fd00::1]:2222");
        for (String wrong :
                List.of("", "host", ":2222", "host:", "host:x", "fd00::1:2222", "http://host:80", "host:70000"))
            assertThatThrownBy(() -> Address.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, String> with(Map<String, String> settings, Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(changed);
        return all;
    }

    private static ClusterSettings settings(Map<String, String> values) {
        Map<String, String> named = new HashMap<>();
        values.forEach((name, value) -> named.put("crescendo.trainer.cluster." + name, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValues(named)
                .withMapping(ClusterSettings.class)
                .build()
                .getConfigMapping(ClusterSettings.class);
    }
}
