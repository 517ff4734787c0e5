package crescendo.trainer.cluster;

import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.trainer.job.Obstacles;
import crescendo.trainer.tower.Compute;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.tensorflow.DeviceSpec.DeviceType;
import org.tensorflow.RemoteSessions;

/** The machines that train with this one, where there are any: a job that needs them waits until all of them answer. */
public final class Machines implements Obstacles {
    private static final Logger LOG = Logger.getLogger(Machines.class);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(2);

    private final Optional<Cluster> cluster;
    private final int threads;
    private String missing = "";
    private long askedAt;

    /** @param threads of all sessions in this process */
    public Machines(Optional<Cluster> cluster, int threads) {
        this.cluster = cluster;
        this.threads = threads;
    }

    /** Starts what the members reach this machine by; once in a process. */
    public void open() {
        cluster.ifPresent(all -> ClusterServer.ofChief(all, threads));
    }

    /**
     * What to compute with, where recipes with several towers have them on several machines.
     *
     * @param alone what this machine computes with by itself, as recipes with one tower do
     */
    public Compute compute(Compute alone, DeviceType kind) {
        return cluster.map(all -> new Compute(
                        threads, towers -> towers == 1 ? alone.devices().apply(1) : devices(all, kind, towers)))
                .orElse(alone);
    }

    private ClusterDevices devices(Cluster all, DeviceType kind, int towers) {
        var config = ClusterDevices.config(all, threads);
        List<String> names = RemoteSessions.devices(all.target(), config);
        ClusterDevices devices = ClusterDevices.of(all, SeenMachines.of(kind, names), towers);
        LOG.infof("%d towers on %s", towers, devices.towers());
        return devices;
    }

    /** The member whose port is closed, if any is. */
    public Optional<String> unreachable() {
        return cluster.flatMap(all -> new RollCall(all, threads).unreachable());
    }

    /** Which member is missing, where the recipe needs it. Who was missing is believed to be for some seconds. */
    @Override
    public synchronized Optional<String> to(Recipe recipe) {
        if (!concerned(recipe)) return Optional.empty();
        boolean known = !missing.isEmpty() && System.nanoTime() - askedAt < ASK_AGAIN_AFTER.toNanos();
        if (!known) ask();
        return Optional.of(missing).filter(who -> !who.isEmpty());
    }

    /** A member that is missing, or was when TensorFlow turned to it: it may be back already. */
    @Override
    public Optional<String> behind(Throwable error, Recipe recipe) {
        return to(recipe).or(() -> concerned(recipe) ? Complaint.ofLoss(error) : Optional.empty());
    }

    private boolean concerned(Recipe recipe) {
        return cluster.isPresent()
                && recipe.program() instanceof Program.ProGan gan
                && gan.execution().towers() > 1;
    }

    private void ask() {
        String before = missing;
        missing = new RollCall(cluster.orElseThrow(), threads).missing().orElse("");
        askedAt = System.nanoTime();
        if (missing.equals(before)) return;
        if (missing.isEmpty()) LOG.info("all members of the cluster answer");
        else LOG.warnf("jobs on several machines wait: %s", missing);
    }
}
