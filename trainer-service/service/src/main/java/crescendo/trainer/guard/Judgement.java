package crescendo.trainer.guard;

import crescendo.contracts.guard.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is made of a look: a pure function of the rules, the memory and the sight. A sign counts as a collapse once it has
 * shown at so many looks in a row, for each of them also comes and goes in training that is well.
 *
 * @param memory   after the look
 * @param sound    whether there was no sign at all
 * @param collapse what has collapsed, where something has
 */
record Judgement(Memory memory, boolean sound, Optional<String> collapse) {
    static Judgement of(Guard rules, Memory before, Sight sight) {
        Memory memory = before.at(sight.resolution());
        if (!sight.finite()) {
            return new Judgement(memory.looked(0, 0, 0), false, Optional.of("generated images are no longer numbers"));
        }
        Signs signs = new Signs(rules, memory, sight);
        Memory after = memory.looked(
                signs.saturated() ? memory.saturated() + 1 : 0,
                signs.alike() ? memory.alike() + 1 : 0,
                signs.away() ? memory.away() + 1 : 0);
        if (signs.none() && sight.distance() < after.best()) {
            after = after.improved(sight);
        }
        return new Judgement(after, signs.none(), collapse(rules.patience(), after, signs));
    }

    private static Optional<String> collapse(int patience, Memory memory, Signs signs) {
        List<String> reasons = new ArrayList<>();
        if (memory.saturated() >= patience) {
            reasons.add(signs.saturation());
        }
        if (memory.alike() >= patience) {
            reasons.add(signs.likeness());
        }
        if (memory.away() >= patience) {
            reasons.add(signs.departure());
        }
        String looks = patience == 1 ? "" : String.format(Locale.ROOT, ", at %d looks in a row", patience);
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons) + looks);
    }
}
