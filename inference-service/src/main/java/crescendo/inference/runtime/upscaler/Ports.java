package crescendo.inference.runtime.upscaler;

import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.UpscalerSpec.Values;

/**
 * The memory of one run at a time.
 *
 * @param in  what is taken
 * @param out what is given
 * @param raw the numbers behind it, of networks that give them; a run fills one of the two
 */
record Ports(Port in, Port out, Port raw) {
    /** @param wide whether numbers from 0 to 255 are taken where the file has bytes */
    static Ports of(UpscalerSpec spec, boolean wide) {
        return new Ports(
                port(spec.images(), wide ? Values.numbers(0, 255) : spec.takes(), spec),
                port(spec.upscaled(), spec.gives(), spec),
                port(UpscalerSpec.RAW, Values.numbers(-1, 1), spec));
    }

    private static Port port(String name, Values values, UpscalerSpec spec) {
        return new Port(name, values, spec.layout(), spec.colours());
    }
}
