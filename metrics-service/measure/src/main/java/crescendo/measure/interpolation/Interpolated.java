package crescendo.measure.interpolation;

import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import crescendo.measure.upscaler.Hints;
import crescendo.measure.upscaler.Hints.Range;
import crescendo.measure.upscaler.Probe;
import crescendo.measure.upscaler.Probed;
import java.util.Map;
import java.util.Optional;

/**
 * An upscaler between two others.
 *
 * @param weights safetensors by {@code network/parameter}; absent where the parents have none
 * @param onnx    the file that serves
 * @param probed  how it is used, and a test picture that it made larger
 * @param unmeasured why its tiles overlap by no more than its parents' do: how far a pixel reaches could not be measured
 */
public record Interpolated(Optional<byte[]> weights, byte[] onnx, Probed probed, Optional<String> unmeasured) {
    private static final String WHAT = "the interpolated network";

    /**
     * Interpolates every weight, and runs what comes out.
     *
     * @param alpha in [0, 1]
     * @throws UnlikeNetworks  naming the first thing in which the parents differ
     * @throws UnusableNetwork where a file cannot be used, or what lies between does not upscale
     */
    public static Interpolated of(OnnxRuntime runtime, Parent from, Parent to, double alpha) {
        requireUsedAlike(from, to);
        Blend blend = new Blend(alpha);
        Optional<byte[]> weights = weights(from, to, blend);
        byte[] onnx = new FileBlend(from, to, blend).file();
        try {
            Probed probed = Probe.of(runtime, WHAT, onnx, hints(from.spec(), Optional.empty()));
            return new Interpolated(weights, onnx, needed(probed, from.spec(), to.spec()), Optional.empty());
        } catch (UnusableNetwork unmeasured) {
            Probed probed = told(runtime, onnx, from.spec(), to.spec(), unmeasured);
            Optional<String> why = Optional.of(unmeasured.getMessage());
            return new Interpolated(weights, onnx, needed(probed, from.spec(), to.spec()), why);
        }
    }

    private static void requireUsedAlike(Parent from, Parent to) {
        UpscalerSpec one = from.spec();
        UpscalerSpec other = to.spec();
        requireAlike("the scale", from, one.scale(), to, other.scale());
        requireAlike("the order of colours", from, one.colours(), to, other.colours());
        requireAlike("the order of axes", from, one.layout(), to, other.layout());
        requireAlike("what it takes", from, one.takes(), to, other.takes());
        requireAlike("what it gives", from, one.gives(), to, other.gives());
        requireAlike("the name of the input", from, one.images(), to, other.images());
        requireAlike("the name of the output", from, one.upscaled(), to, other.upscaled());
    }

    private static void requireAlike(String what, Parent from, Object one, Parent to, Object other) {
        if (!one.equals(other)) throw UnlikeNetworks.in(what, from, one, to, other);
    }

    private static Optional<byte[]> weights(Parent from, Parent to, Blend blend) {
        if (from.weights().isPresent() && to.weights().isEmpty())
            throw UnlikeNetworks.lacking("weights.safetensors", from, to);
        if (to.weights().isPresent() && from.weights().isEmpty())
            throw UnlikeNetworks.lacking("weights.safetensors", to, from);
        return from.weights()
                .map(one ->
                        new WeightsBlend(from, to, blend).of(one, to.weights().orElseThrow()))
                .map((Map<String, Tensor> between) -> Safetensors.encode(between));
    }

    /** Not measured, but told: what its parents need. */
    private static Probed told(
            OnnxRuntime runtime, byte[] onnx, UpscalerSpec from, UpscalerSpec to, UnusableNetwork unmeasured) {
        try {
            return Probe.of(runtime, WHAT, onnx, hints(from, Optional.of(Math.max(from.overlap(), to.overlap()))));
        } catch (UnusableNetwork unusable) {
            unusable.addSuppressed(unmeasured);
            throw unusable;
        }
    }

    /** Tiles overlap by what both parents need and by what is measured, where it can be: a network between may reach further. */
    private static Probed needed(Probed probed, UpscalerSpec from, UpscalerSpec to) {
        UpscalerSpec found = probed.spec();
        return probed.with(new UpscalerSpec(
                found.images(),
                found.upscaled(),
                found.scale(),
                found.colours(),
                found.layout(),
                found.takes(),
                found.gives(),
                Math.max(found.overlap(), Math.max(from.overlap(), to.overlap())),
                Math.max(found.multiple(), Math.max(from.multiple(), to.multiple()))));
    }

    private static Hints hints(UpscalerSpec spec, Optional<Integer> overlap) {
        return new Hints(
                Optional.of(spec.images()),
                Optional.of(spec.upscaled()),
                Optional.of(spec.layout()),
                Optional.of(spec.colours()),
                Optional.of(new Range(spec.takes().black(), spec.takes().white())),
                Optional.of(new Range(spec.gives().black(), spec.gives().white())),
                overlap);
    }
}
