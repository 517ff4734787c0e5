package crescendo.inference.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import crescendo.client.log.LogUnavailable;
import crescendo.contracts.event.VersionRefused;
import crescendo.contracts.model.VersionRef;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulletinTest {
    private static final VersionRef VERSION = VersionRef.parse("fashion@v1");

    private final List<Optional<VersionRefused>> told = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
    private final Bulletin bulletin = new Bulletin(this::write, sender);
    private volatile boolean brokersAway;
    private volatile boolean broken;
    private volatile int tries;

    @AfterEach
    void close() {
        bulletin.close();
    }

    @Test
    void saysNothingThatTheLogSaysAlready() throws Exception {
        bulletin.heard(refused("damaged"));

        bulletin.refused(refused("damaged"));
        bulletin.takeBack(VersionRef.parse("fashion@v2"));

        awaitSender();
        assertThat(told).isEmpty();
    }

    @Test
    void saysAnotherReason() throws Exception {
        bulletin.heard(refused("damaged"));

        bulletin.refused(refused("differs"));

        awaitSender();
        assertThat(told).containsExactly(Optional.of(refused("differs")));
    }

    @Test
    void takesBackWhatTheLogSaysOfAVersionThatIsServed() throws Exception {
        bulletin.heard(refused("damaged"));

        bulletin.takeBack(VERSION);
        bulletin.takeBack(VERSION);

        awaitSender();
        assertThat(told).containsExactly(Optional.empty());
    }

    @Test
    void takesBackWhatTheLogSaysOfAVersionThatWentMeanwhile() throws Exception {
        bulletin.heard(refused("damaged"));

        bulletin.takeBackUnless(version -> version.equals(VERSION));
        awaitSender();
        assertThat(told).isEmpty();

        bulletin.takeBackUnless(version -> false);
        awaitSender();
        assertThat(told).containsExactly(Optional.empty());
    }

    @Test
    void takesBackWhatItSaidItselfBeforeItHeardOfIt() throws Exception {
        bulletin.refused(refused("damaged"));
        awaitSender();

        bulletin.takeBack(VERSION);

        awaitSender();
        assertThat(told).containsExactly(Optional.of(refused("damaged")), Optional.empty());
    }

    @Test
    void tellsTheLatestOnlyOnceTheBrokersAreBack() throws Exception {
        brokersAway = true;
        bulletin.refused(refused("damaged"));
        bulletin.refused(refused("differs"));
        awaitSender();
        assertThat(told).isEmpty();

        brokersAway = false;

        await().untilAsserted(() -> assertThat(told).containsExactly(Optional.of(refused("differs"))));
        int enough = tries;
        awaitSender();
        assertThat(tries).isEqualTo(enough);
    }

    @Test
    void triesAgainOnceHoweverOftenItIsTold() throws Exception {
        brokersAway = true;
        for (int i = 0; i < 5; i++) {
            bulletin.refused(refused("damaged"));
        }
        awaitSender();
        int before = tries;

        await().untilAsserted(() -> assertThat(tries).isGreaterThan(before));
        awaitSender();
        assertThat(tries).isLessThan(before + 5);
    }

    @Test
    void whatCannotBeToldIsNotTriedAgainAndKeepsNothingElseFromBeingTold() throws Exception {
        broken = true;
        bulletin.refused(refused("damaged"));
        awaitSender();
        broken = false;

        bulletin.takeBack(VERSION);
        bulletin.refused(refused("differs"));

        awaitSender();
        assertThat(told).containsExactly(Optional.of(refused("differs")));
    }

    @Test
    void saysNothingOnceItIsClosed() {
        bulletin.close();

        bulletin.refused(refused("damaged"));

        assertThat(told).isEmpty();
    }

    private void write(VersionRef version, Optional<VersionRefused> refused) {
        tries++;
        if (broken) {
            throw new IllegalStateException("no producer can be made");
        }
        if (brokersAway) {
            throw new LogUnavailable("send: the broker is away", null);
        }
        told.add(refused);
    }

    private static VersionRefused refused(String reason) {
        return new VersionRefused(1, VERSION, reason, Optional.empty());
    }

    private void awaitSender() throws Exception {
        sender.submit(() -> {}).get(20, TimeUnit.SECONDS);
    }
}
