package crescendo.cli.model;

import crescendo.cli.rest.Registry;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.model.GeneratorImport;
import crescendo.contracts.model.VersionManifest;
import crescendo.measure.generator.Hints;
import crescendo.measure.generator.ImageForm;
import crescendo.measure.generator.Probe;
import crescendo.measure.generator.Probed;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A generator: its file with what makes it one like ours.
 *
 * @param original digest of the file as it was brought
 */
record BroughtGenerator(Digest original, Probed probed, byte[] samples) implements Brought {
    /** @throws UnusableNetwork where the file does not fit */
    static BroughtGenerator of(OnnxRuntime runtime, String what, byte[] onnx, Hints hints) throws IOException {
        Probed probed = Probe.of(runtime, what, onnx, hints);
        return new BroughtGenerator(Digest.of(onnx), probed, SampleSheet.png(probed));
    }

    @Override
    public List<byte[]> files() {
        return List.of(probed.onnx(), probed.golden(), samples);
    }

    @Override
    public VersionManifest register(Registry registry, Name model, Map<String, String> facts) {
        Map<String, String> more = new TreeMap<>(facts);
        more.put("original", original.toString());
        more.put("form", form());
        GeneratorImport found = new GeneratorImport(
                Brought.ref(probed.onnx(), "application/octet-stream"),
                probed.size(),
                probed.form().height(),
                probed.form().width(),
                probed.form().colours().channels(),
                probed.classes(),
                Brought.ref(probed.golden(), "application/octet-stream"),
                Probed.SEED,
                probed.count(),
                Brought.ref(samples, "image/png"),
                more);
        return registry.registerGenerator(model, found);
    }

    /** What the file itself gives. */
    private String form() {
        ImageForm form = probed.form();
        return form.width() + "×" + form.height() + ", " + form.colours().name().toLowerCase(Locale.ROOT) + ", "
                + form.layout().name().toLowerCase(Locale.ROOT) + ", " + Brought.shown(form.values());
    }

    @Override
    public List<String> summary(VersionManifest registered) {
        int classes = probed.classes().size();
        return List.of(
                registered.ref() + " is registered: a latent of " + probed.size() + " numbers"
                        + (classes > 0 ? ", " + classes + " classes" : ""),
                "  gives " + form(),
                "  file " + registered.file(VersionManifest.GENERATOR).digest() + ", made of " + original,
                "use it: crescendo sample " + registered.model() + " -o samples.png");
    }
}
