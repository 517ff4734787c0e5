package crescendo.trainer.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The cluster that the settings ask for, or all that is wrong with them. */
public final class AskedCluster {
    private static final String PREFIX = "crescendo.trainer.cluster.";

    private final ClusterSettings settings;
    private final List<String> faults = new ArrayList<>();

    private AskedCluster(ClusterSettings settings) {
        this.settings = settings;
    }

    /**
     * Empty where nothing is set.
     *
     * @throws IllegalArgumentException with every fault, each on a line of its own
     */
    public static Optional<Cluster> of(ClusterSettings settings) {
        if (settings.members().isEmpty() && settings.chief().isEmpty()) return Optional.empty();
        return Optional.of(new AskedCluster(settings).checked(false));
    }

    /** As {@link #of}, for a process that is to be a member: it must say which. */
    static Cluster ofMember(ClusterSettings settings) {
        return new AskedCluster(settings).checked(true);
    }

    private Cluster checked(boolean member) {
        if (settings.members().isEmpty()) faults.add(PREFIX + "members: not set; name each as host:port");
        if (settings.chief().isEmpty()) faults.add(PREFIX + "chief: not set; where do the members reach the trainer?");
        List<String> named = settings.members().orElse(List.of());
        List<Optional<Address>> members =
                named.stream().map(text -> address("members", text)).toList();
        Optional<Address> chief = settings.chief().flatMap(text -> address("chief", text));
        if (member) checkTask(named.size());
        if (!settings.acceptUnauthenticated()) faults.add(danger());
        Optional<Cluster> cluster = Optional.empty();
        if (chief.isPresent() && !members.isEmpty() && members.stream().allMatch(Optional::isPresent))
            cluster = tried(
                    "",
                    () -> new Cluster(
                            chief.get(),
                            members.stream().map(Optional::orElseThrow).toList(),
                            settings.operationTimeout()));
        if (!faults.isEmpty()) throw new IllegalArgumentException(String.join("\n", faults));
        return cluster.orElseThrow();
    }

    private void checkTask(int members) {
        if (settings.task().isEmpty()) {
            faults.add(PREFIX + "task: not set; which of the members is this process?");
        } else if (settings.task().getAsInt() < 0 || settings.task().getAsInt() >= members) {
            faults.add(PREFIX + "task: " + settings.task().getAsInt() + " is none of the " + members
                    + " members, which are counted from 0");
        }
    }

    private Optional<Address> address(String field, String text) {
        return tried(field + ": ", () -> Address.parse(text));
    }

    private <T> Optional<T> tried(String field, Supplier<T> made) {
        try {
            return Optional.of(made.get());
        } catch (IllegalArgumentException e) {
            faults.add(PREFIX + field + e.getMessage());
            return Optional.empty();
        }
    }

    private static String danger() {
        return PREFIX
                + "accept-unauthenticated: not true. TensorFlow's servers ask nobody who calls, and listen on every"
                + " address of the machine, whatever they are told: whoever reaches the port can run what he likes in this"
                + " process. Shut others out (docs/cluster.md), then say " + PREFIX + "accept-unauthenticated=true";
    }
}
