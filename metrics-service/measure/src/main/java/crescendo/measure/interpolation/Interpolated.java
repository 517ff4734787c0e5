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
 */
public record Interpolated(Optional<byte[]> weights, byte[] onnx, Probed probed) {
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
        return new Interpolated(weights, onnx, probed(runtime, onnx, from.spec(), to.spec()));
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

    /** Tiles overlap by what both parents need and by what is measured, where it can be: a network between may reach further. */
    private static Probed probed(OnnxRuntime runtime, byte[] onnx, UpscalerSpec from, UpscalerSpec to) {
        int least = Math.max(from.overlap(), to.overlap());
        Probed probed;
        try {
            probed = Probe.of(runtime, "the interpolated network", onnx, hints(from, Optional.empty()));
        } catch (UnusableNetwork unmeasured) {
            probed = Probe.of(runtime, "the interpolated network", onnx, hints(from, Optional.of(least)));
        }
        UpscalerSpec found = probed.spec();
        int multiple = Math.max(found.multiple(), Math.max(from.multiple(), to.multiple()));
        return probed.with(new UpscalerSpec(
                found.images(),
                found.upscaled(),
                found.scale(),
                found.colours(),
                found.layout(),
                found.takes(),
                found.gives(),
                Math.max(least, found.overlap()),
                multiple));
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
