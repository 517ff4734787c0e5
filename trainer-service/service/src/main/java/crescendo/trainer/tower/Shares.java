package crescendo.trainer.tower;

import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** A batch in consecutive shares, one for each tower. */
public record Shares<F extends TFloating>(List<Operand<F>> parts) {
    /** What a tower does with its share. */
    interface Work<F extends TFloating> {
        Operand<F> at(int tower, Operand<F> share);
    }

    public Shares {
        parts = List.copyOf(parts);
    }

    Shares<F> map(Work<F> work) {
        return new Shares<>(IntStream.range(0, parts.size())
                .mapToObj(tower -> work.at(tower, parts.get(tower)))
                .toList());
    }
}
