package crescendo.inference;

import crescendo.inference.runtime.Generator;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.Output;
import crescendo.inference.runtime.Slice;
import java.util.List;

/** A run of one request alone. */
public final class Rows {
    private Rows() {}

    /** @param into where the images go: row k of the input becomes image k */
    public static void generate(Generator generator, Input input, int first, int count, byte[] into) {
        generator.generate(List.of(new Slice(input, first, count, new Output(into, new float[0]))));
    }
}
