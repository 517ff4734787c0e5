package crescendo.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import crescendo.contracts.Digest;
import crescendo.e2e.stack.JumpingClock;
import crescendo.e2e.stack.Recipes;
import crescendo.e2e.stack.ServiceProcess;
import crescendo.e2e.stack.Shapes;
import crescendo.e2e.stack.SmallDisk;
import crescendo.e2e.stack.Stack;
import crescendo.e2e.stack.StoreOnSmallDisk;
import crescendo.e2e.stack.StoreRelay;
import crescendo.e2e.stack.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine does to those that run on it: a disk without space, a clock that is set. All ends as if nothing had been. */
class MachineTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTES = Duration.ofMinutes(10);

    @TempDir
    static Path temp;

    private static Optional<StoreOnSmallDisk> store;
    private static Stack stack;
    private static Map<Long, Digest> undisturbed;

    private ServiceProcess trainer;

    @BeforeAll
    static void trainUndisturbed() {
        store = SmallDisk.possible() ? Optional.of(StoreOnSmallDisk.start(temp.resolve("store"))) : Optional.empty();
        stack = Stack.start("machine", store.map(StoreOnSmallDisk::address));
        Shapes.importInto(stack, temp.resolve("images"));
        try (ServiceProcess usual = stack.trainer("usual").awaitReady()) {
            stack.request("undisturbed", Recipes.growing("undisturbed"));
            undisturbed = Versions.ofFinished(stack, "undisturbed");
        }
    }

    @AfterEach
    void killTrainer() {
        if (trainer != null) {
            trainer.kill();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
        if (store.isPresent()) {
            store.get().close();
        }
    }

    @Test
    void theStoresDiskIsFullForAWhile() {
        assumeTrue(store.isPresent(), "no user namespaces here: the store was not tested on a full disk");
        trainer = stack.trainer("waiting").awaitReady();
        begin("full-store");

        store.get().fillDisk();
        StoreRelay relay = stack.relay("waiting");
        int before = relay.storeErrors();
        Waiting.until("writes that fail", PATIENCE, () -> relay.storeErrors() > before + 5);
        int published = Versions.published(stack, "full-store").size();
        store.get().freeDisk();

        assertThat(Versions.ofFinished(stack, "full-store")).isEqualTo(undisturbed);
        assertThat(published).isLessThan(undisturbed.size());
        assertThat(Versions.claims(stack, "full-store")).isEqualTo(1);
        Versions.requireNoDamagedBlob(stack);
    }

    @Test
    void theTrainersDiskIsFullForAWhile() {
        assumeTrue(SmallDisk.possible(), "no user namespaces here: the trainer was not tested on a full disk");
        SmallDisk disk = new SmallDisk(temp.resolve("cache").toAbsolutePath(), 1 << 20);
        trainer = stack.trainer(
                "cramped",
                disk.prefix(),
                Map.of("CRESCENDO_CACHE", disk.folder().toString()));
        trainer.awaitReady();
        disk.fill(trainer.pid());

        stack.request("full-cache", Recipes.growing("full-cache"));
        stack.awaitAccepted("full-cache");
        Waiting.until("a second attempt", PATIENCE, () -> Versions.claims(stack, "full-cache") == 2);
        List<String> meanwhile = disk.files(trainer.pid());
        disk.free(trainer.pid());

        assertThat(Versions.ofFinished(stack, "full-cache")).isEqualTo(undisturbed);
        assertThat(trainer.tail(2000)).contains("No space left on device");
        assertThat(meanwhile).as("half a file").containsExactly("ballast");
    }

    @Test
    void theTrainersClockJumps() {
        assumeTrue(
                JumpingClock.library().isPresent(),
                "no libfaketime here: the trainer was not tested with a jumping clock");
        JumpingClock clock = new JumpingClock(temp);
        trainer = stack.trainer("timeless", List.of(), clock.environment()).awaitReady();
        begin("jumping");

        clock.jump(MINUTES);
        awaitVersions("jumping", 2);
        clock.jump(MINUTES.negated());
        awaitVersions("jumping", 4);
        StoreRelay relay = stack.relay("timeless");
        int before = relay.storeErrors();
        clock.jump(DAY);
        Waiting.until("requests that the store refuses", PATIENCE, () -> relay.storeErrors() > before + 5);
        clock.jump(DAY.negated());
        Waiting.until("more of them", PATIENCE, () -> relay.storeErrors() > before + 10);
        clock.jump(Duration.ZERO);

        assertThat(Versions.ofFinished(stack, "jumping")).isEqualTo(undisturbed);
        assertThat(Versions.claims(stack, "jumping")).as("claims").isEqualTo(1);
    }

    private static void begin(String job) {
        stack.request(job, Recipes.growing(job));
        awaitVersions(job, 1);
    }

    private static void awaitVersions(String job, int count) {
        Waiting.until(
                count + " versions", PATIENCE, () -> stack.checkpoints(job).size() >= count);
    }
}
