package crescendo.trainer.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.guard.Guard;
import crescendo.contracts.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final Guard RULES = new Guard(
            100,
            64,
            3,
            new Guard.Saturation(10),
            new Guard.Diversity(0.1, 0.5),
            new Guard.Swd(3),
            Guard.Action.STOP,
            0.5,
            3);
    private static final Sight WELL = new Sight(8, true, 0.8, 0.8, 0.3, 0.2);

    @Test
    void whatIsWellIsRememberedAtItsBest() {
        List<Judgement> looks = looks(WELL, sight(0.7, 0.6, 0.25), sight(0.9, 0.9, 0.5));

        assertThat(looks).allMatch(Judgement::sound).noneMatch(look -> look.collapse()
                .isPresent());
        assertThat(looks.get(2).memory())
                .returns(0.25, Memory::best)
                .returns(0.7, Memory::within)
                .returns(0.6, Memory::between);
    }

    @Test
    void aSignCountsOnlyAtSoManyLooksInARow() {
        Sight alike = sight(0.05, 0.8, 0.3);

        List<Judgement> looks = looks(alike, alike, WELL, alike, alike, alike);

        assertThat(looks).extracting(Judgement::sound).containsExactly(false, false, true, false, false, false);
        assertThat(looks.subList(0, 5)).noneMatch(look -> look.collapse().isPresent());
        assertThat(looks.get(5).collapse().orElseThrow())
                .contains("alike")
                .contains("0.0500 of the reals'")
                .contains("3 looks in a row");
    }

    @Test
    void diversityMayNotFallFarBelowThatOfTheBestLookBetweenSamplesEither() {
        Sight fallen = sight(0.8, 0.35, 0.3);

        assertThat(looks(fallen, fallen, fallen).get(2).collapse()).isEmpty();
        assertThat(looks(WELL, fallen, fallen, fallen).get(3).collapse().orElseThrow())
                .contains("0.350 between samples, the least is 0.400");
    }

    @Test
    void moreDiversityThanTheRealsIsNoneToFallFrom() {
        Sight noise = sight(4, 4, 0.4);
        Sight images = sight(0.6, 0.6, 0.5);

        assertThat(looks(noise, images)).allMatch(Judgement::sound);
    }

    @Test
    void imagesMayNotMoveAwayFromTheReals() {
        Sight away = sight(0.8, 0.8, 1);

        assertThat(looks(WELL, away, away, away).get(3).collapse().orElseThrow())
                .contains("move away")
                .contains("1.00, more than 0.900");
    }

    @Test
    void aDistanceThatChanceMakesIsNoneToRiseFrom() {
        Sight lucky = sight(0.8, 0.8, 0.01);

        assertThat(looks(lucky, sight(0.8, 0.8, 0.5)).get(1).sound()).isTrue();
        assertThat(looks(lucky, sight(0.8, 0.8, 0.7)).get(1).sound()).isFalse();
    }

    @Test
    void aSaturatedDiscriminatorIsSeenInTheMeanOfTheStepsBetweenLooks() {
        Memory memory = Memory.NONE;
        List<Judgement> looks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            looks.add(Judgement.of(RULES, memory.step(2).step(19), WELL));
            memory = looks.get(i).memory();
        }

        assertThat(looks.get(2).collapse().orElseThrow()).contains("saturated").contains("10.5 apart");
        assertThat(Judgement.of(RULES, Memory.NONE.step(2).step(17), WELL).sound())
                .isTrue();
        assertThat(looks.get(0).memory().steps()).isZero();
    }

    @Test
    void whatIsNoNumberCountsAtOnce() {
        Judgement judgement = Judgement.of(RULES, Memory.NONE, Sight.unusable(8));

        assertThat(judgement.collapse()).contains("generated images are no longer numbers");
        assertThat(judgement.sound()).isFalse();
    }

    @Test
    void looksAtAnotherResolutionDoNotCompare() {
        Sight higher = new Sight(16, true, 0.3, 0.3, 5, 0.2);

        List<Judgement> looks = looks(WELL, higher);

        assertThat(looks.get(1).sound()).isTrue();
        assertThat(looks.get(1).memory().best()).isEqualTo(5);
    }

    @Test
    void signsThatAreSwitchedOffAreNone() {
        Guard off = new Guard(
                100,
                64,
                1,
                new Guard.Saturation(0),
                new Guard.Diversity(0, 0),
                new Guard.Swd(0),
                Guard.Action.STOP,
                0.5,
                3);

        Memory memory = Judgement.of(off, Memory.NONE, WELL).memory().step(1e6);

        assertThat(Judgement.of(off, memory, new Sight(8, true, 0, 0, 100, 0.2)).sound())
                .isTrue();
    }

    @Test
    void aMemoryThatIsKeptAndReadAtEveryLookJudgesAlike() {
        Random random = new Random(7);
        Memory held = Memory.NONE;
        Memory kept = Memory.NONE;
        int collapses = 0;
        for (int i = 0; i < 500; i++) {
            Sight sight = sight(random.nextDouble(), random.nextDouble(), 2 * random.nextDouble());
            double gap = 20 * random.nextDouble();

            Judgement one = Judgement.of(RULES, held.step(gap), sight);
            Judgement other = Judgement.of(RULES, Memory.of(kept.step(gap).tensor()), sight);

            assertThat(other).isEqualTo(one);
            held = one.memory();
            kept = Memory.of(other.memory().tensor());
            collapses += one.collapse().isPresent() ? 1 : 0;
        }
        assertThat(collapses).isBetween(1, 499);
    }

    @Test
    void whatIsNoMemoryIsRefused() {
        assertThat(Memory.of(Memory.NONE.tensor())).isEqualTo(Memory.NONE);
        assertThatThrownBy(() -> Memory.of(Tensor.of(new float[9], 9))).hasMessageContaining("not a guard's memory");
    }

    private static Sight sight(double within, double between, double distance) {
        return new Sight(8, true, within, between, distance, 0.2);
    }

    private static List<Judgement> looks(Sight... sights) {
        List<Judgement> judgements = new ArrayList<>();
        Memory memory = Memory.NONE;
        for (Sight sight : sights) {
            Judgement judgement = Judgement.of(RULES, memory, sight);
            judgements.add(judgement);
            memory = judgement.memory();
        }
        return judgements;
    }
}
