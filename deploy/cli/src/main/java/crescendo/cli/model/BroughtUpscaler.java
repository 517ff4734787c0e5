package crescendo.cli.model;

import crescendo.cli.rest.Registry;
import crescendo.contracts.Name;
import crescendo.contracts.model.UpscalerImport;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import crescendo.measure.upscaler.Hints;
import crescendo.measure.upscaler.Probe;
import crescendo.measure.upscaler.Probed;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An upscaler: its file as it is, and how it is used. */
record BroughtUpscaler(byte[] onnx, Probed probed, byte[] golden, byte[] samples) implements Brought {
    /** @throws UnusableNetwork where the file does not fit */
    static BroughtUpscaler of(OnnxRuntime runtime, String what, byte[] onnx, Hints hints) throws IOException {
        Probed probed = Probe.of(runtime, what, onnx, hints);
        return new BroughtUpscaler(onnx, probed, probed.golden(), SamplePicture.png(probed));
    }

    @Override
    public List<byte[]> files() {
        return List.of(onnx, golden, samples);
    }

    @Override
    public VersionManifest register(Registry registry, Name model, Map<String, String> facts) {
        UpscalerImport found = new UpscalerImport(
                Brought.ref(onnx, "application/octet-stream"),
                probed.spec(),
                probed.input(),
                probed.output(),
                Brought.ref(golden, "application/octet-stream"),
                1,
                Brought.ref(samples, "image/png"),
                facts);
        return registry.registerUpscaler(model, found);
    }

    @Override
    public List<String> summary(VersionManifest registered) {
        UpscalerSpec spec = probed.spec();
        return List.of(
                registered.ref() + " is registered: " + spec.scale() + " times as large, "
                        + spec.colours().name().toLowerCase(Locale.ROOT) + ", "
                        + spec.layout().name().toLowerCase(Locale.ROOT),
                "  takes " + Brought.shown(spec.takes()) + ", gives " + Brought.shown(spec.gives()),
                "  a pixel reaches " + spec.overlap() + " pixels far"
                        + (spec.multiple() > 1 ? "; sides are multiples of " + spec.multiple() : ""),
                "  file " + registered.file(VersionManifest.UPSCALER).digest(),
                "use it: crescendo upscale PICTURE -o FOLDER --model " + registered.model());
    }
}
