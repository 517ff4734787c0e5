package crescendo.e2e.fault;

import crescendo.contracts.job.Job;
import crescendo.e2e.stack.ServiceProcess;
import crescendo.e2e.stack.Stack;
import crescendo.e2e.stack.StoreRelay;
import crescendo.e2e.stack.StoreRelay.Trap;
import crescendo.e2e.stack.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two trainers on one queue: one of them can be killed, for the other to take over, and is started again. */
final class TwoTrainers {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Stack stack;
    private final Map<String, ServiceProcess> trainers = new HashMap<>();

    private TwoTrainers(Stack stack) {
        this.stack = stack;
    }

    static TwoTrainers start(Stack stack) {
        TwoTrainers two = new TwoTrainers(stack);
        List.of("a", "b").forEach(name -> two.trainers.put(name, stack.trainer(name)));
        two.awaitReady();
        return two;
    }

    void awaitReady() {
        trainers.values().forEach(ServiceProcess::awaitReady);
    }

    /** Sets a trap for whichever of them comes by; it is killed there. */
    void trap(Trap trap) {
        trainers.forEach((name, victim) ->
                stack.relay(name).set(new Trap(trap.head(), trap.body(), trap.moment(), victim::kill)));
    }

    /** Until one has been killed in its trap, and is up again. @return false where the job ended before that */
    boolean awaitTrapped(String job) {
        Waiting.until("a trainer in the trap", PATIENCE, () -> oneIsDead() || ended(job));
        trainers.keySet().forEach(name -> stack.relay(name).set(null));
        boolean trapped = oneIsDead();
        revive();
        return trapped;
    }

    private boolean oneIsDead() {
        return trainers.values().stream().anyMatch(trainer -> !trainer.isAlive());
    }

    private boolean ended(String job) {
        return stack.job(job).job().ended();
    }

    /** The one that holds a job; nothing where the job waits, or is over. */
    Optional<String> owner(String job) {
        return stack.job(job).job() instanceof Job.Running running
                ? trainers.keySet().stream()
                        .filter(name ->
                                trainers.get(name).isCalled(running.claim().worker()))
                        .findFirst()
                : Optional.empty();
    }

    StoreRelay relay(String name) {
        return stack.relay(name);
    }

    /** SIGKILL. */
    void kill(String name) {
        trainers.get(name).kill();
    }

    /** SIGTERM, and time to obey it. */
    void stop(String name) {
        trainers.get(name).stop();
    }

    void revive() {
        trainers.replaceAll((name, trainer) -> trainer.isAlive() ? trainer : stack.trainer(name));
    }
}
