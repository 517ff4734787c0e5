package crescendo.trainer.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A member as operators start it: a process with its settings in the environment. */
final class MemberProcess implements AutoCloseable {
    private final Process process;

    private MemberProcess(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Once it listens. */
    static MemberProcess start(Cluster cluster, int task, Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(java(), "-Xmx512m", "-cp", classPath(), Member.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("member-" + task + ".log").toFile()));
        builder.environment()
                .put("CRESCENDO_TRAINER_CLUSTER_CHIEF", cluster.chief().toString());
        builder.environment()
                .put(
                        "CRESCENDO_TRAINER_CLUSTER_MEMBERS",
                        String.join(
                                ",",
                                cluster.members().stream()
                                        .map(Address::toString)
                                        .toList()));
        builder.environment().put("CRESCENDO_TRAINER_CLUSTER_TASK", Integer.toString(task));
        builder.environment().put("CRESCENDO_TRAINER_CLUSTER_ACCEPT_UNAUTHENTICATED", "true");
        builder.environment().put("CRESCENDO_THREADS", "1");
        MemberProcess member = new MemberProcess(builder.start());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> listens(cluster.members().get(task)));
        return member;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static boolean listens(Address address) {
        try (Socket socket = new Socket(address.host(), address.port())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** As a machine that lost its power. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As a machine that is there, and does nothing: its port stays open. */
    void freeze() throws Exception {
        signal("STOP");
    }

    void thaw() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        List<String> command = List.of("kill", "-" + name, Long.toString(process.pid()));
        new ProcessBuilder(command).start().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
