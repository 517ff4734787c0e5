package crescendo.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.schedule.Position;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.loop.Reals;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrefetchedRealsTest {
    private static final GrowthSchedule SCHEDULE =
            new GrowthSchedule(List.of(new Phase(4, Phase.Kind.STABLE, 6, 2), new Phase(8, Phase.Kind.FADE, 4, 4)));

    /** Its images are the position's name; it tells who asked for which. */
    private static final class Named implements Reals {
        final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        volatile long broken = -1;
        volatile boolean closed;

        @Override
        public Batch batch(Position at) {
            asked.add(at.imagesShown() + " by " + Thread.currentThread().getName());
            if (at.imagesShown() == broken) throw new IllegalArgumentException("no image " + broken);
            return Batch.of(new byte[] {(byte) at.imagesShown(), (byte) at.resolution()});
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final Named named = new Named();
    private final PrefetchedReals reals = new PrefetchedReals(named, SCHEDULE);
    private final String me = Thread.currentThread().getName();

    @AfterEach
    void close() {
        reals.close();
    }

    @Test
    void readsTheNextStepsImagesBesideTheStepAndOverTheEndOfAPhase() throws InterruptedException {
        reals.batch(SCHEDULE.at(4));

        assertThat(asked()).isEqualTo("4 by " + me);
        assertThat(asked()).isEqualTo("6 by reads-ahead");
        assertThat(reals.batch(SCHEDULE.at(6)).images()).containsExactly(6, 8);
    }

    @Test
    void readsNothingBeyondTheEndOfTheSchedule() throws InterruptedException {
        reals.batch(SCHEDULE.at(6));
        reals.close();

        assertThat(named.asked).containsExactly("6 by " + me);
    }

    @Test
    void givesWhatIsAskedForWhereItIsNotTheNext() throws InterruptedException {
        reals.batch(SCHEDULE.at(0));

        assertThat(reals.batch(SCHEDULE.at(4)).images()).containsExactly(4, 4);
        assertThat(reals.batch(SCHEDULE.at(6)).images()).containsExactly(6, 8);
    }

    @Test
    void failsAtTheStepWhoseImagesCannotBeRead() throws InterruptedException {
        named.broken = 2;
        reals.batch(SCHEDULE.at(0));

        assertThatThrownBy(() -> reals.batch(SCHEDULE.at(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no image 2");
    }

    @Test
    void closesWhatItReadsFromOnceNobodyReads() throws InterruptedException {
        reals.batch(SCHEDULE.at(0));

        reals.close();

        assertThat(named.closed).isTrue();
        assertThat(named.asked).hasSize(2);
    }

    private String asked() throws InterruptedException {
        return named.asked.poll(10, TimeUnit.SECONDS);
    }
}
