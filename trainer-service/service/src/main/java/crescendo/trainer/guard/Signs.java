package crescendo.trainer.guard;

import crescendo.contracts.guard.Guard;
import java.util.Locale;

/** Which signs of a collapse a sight shows, by the rules and by what is remembered of better looks. */
record Signs(Guard rules, Memory memory, Sight sight) {
    boolean none() {
        return !saturated() && !alike() && !away();
    }

    /** The discriminator wins by so much that its gradient says nothing (Arjovsky and Bottou 2017, section 2). */
    boolean saturated() {
        double gap = rules.saturation().gap();
        return gap > 0 && memory.gap() > gap;
    }

    /** The generator makes the same of different latents (Salimans et al. 2016, section 3.2). */
    boolean alike() {
        return sight.within() < least(memory.within()) || sight.between() < least(memory.between());
    }

    /** The images were nearer to the reals, by far more than what chance makes of the distance. */
    boolean away() {
        double rise = rules.swd().rise();
        return rise > 0 && known() && sight.distance() > farthest();
    }

    /** The least share of the reals' diversity: more than the reals' is noise, and nothing to compare with. */
    private double least(double atBest) {
        double fallen = known() ? rules.diversity().fall() * Math.min(1, atBest) : 0;
        return Math.max(rules.diversity().floor(), fallen);
    }

    private double farthest() {
        return rules.swd().rise() * Math.max(memory.best(), sight.own());
    }

    private boolean known() {
        return memory.best() < Double.POSITIVE_INFINITY;
    }

    String saturation() {
        return text(
                "the discriminator is saturated: its scores of reals and fakes are %.3g apart, more than %.3g",
                memory.gap(), rules.saturation().gap());
    }

    String likeness() {
        return text(
                "generated images are alike: their diversity is %.3g of the reals' within a minibatch, the least is %.3g,"
                        + " and %.3g between samples, the least is %.3g",
                sight.within(), least(memory.within()), sight.between(), least(memory.between()));
    }

    String departure() {
        return text(
                "generated images move away from the reals: their sliced distance is %.3g, more than %.3g",
                sight.distance(), farthest());
    }

    private static String text(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }
}
