package crescendo.trainer.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tensorflow.proto.ClusterDef;
import org.tensorflow.proto.JobDef;

/**
 * The machines that train one job together.
 *
 * @param chief            where the members reach the trainer that takes the jobs and holds the variables
 * @param members          by task number
 * @param operationTimeout of a session's runs
 */
public record Cluster(Address chief, List<Address> members, Duration operationTimeout) {
    static final String CHIEF = "chief";
    static final String MEMBER = "worker";
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    public Cluster {
        members = List.copyOf(members);
        if (members.isEmpty()) throw new IllegalArgumentException("a cluster needs at least one member");
        Set<Address> seen = new HashSet<>();
        List<Address> twice = Stream.concat(Stream.of(chief), members.stream())
                .filter(address -> !seen.add(address))
                .toList();
        if (!twice.isEmpty()) throw new IllegalArgumentException("each machine needs an address of its own: " + twice);
        if (operationTimeout.compareTo(SHORTEST) < 0 || operationTimeout.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException(
                    "the operation timeout lies between 1 second and 1 day, and " + operationTimeout + " does not");
    }

    /** As TensorFlow's servers want to know it. */
    ClusterDef definition() {
        JobDef.Builder workers = JobDef.newBuilder().setName(MEMBER);
        for (int task = 0; task < members.size(); task++)
            workers.putTasks(task, members.get(task).toString());
        return ClusterDef.newBuilder()
                .addJob(JobDef.newBuilder().setName(CHIEF).putTasks(0, chief.toString()))
                .addJob(workers)
                .build();
    }

    /** How a member is called where people read of it. */
    String member(int task) {
        return "member " + task + " (" + members.get(task) + ")";
    }

    /**
     * Where sessions of the chief's process reach its server. Under the very name of the server TensorFlow would call it
     * without gRPC, and then no timeout would end a call that waits for a lost member.
     */
    String target() {
        String here = chief.host().equals("127.0.0.1") ? "localhost" : "127.0.0.1";
        return "grpc://" + here + ":" + chief.port();
    }

    /** All machines, the chief first. */
    List<String> tasks() {
        List<String> tasks = new ArrayList<>(List.of("/job:" + CHIEF + "/task:0"));
        for (int task = 0; task < members.size(); task++) tasks.add("/job:" + MEMBER + "/task:" + task);
        return tasks;
    }
}
