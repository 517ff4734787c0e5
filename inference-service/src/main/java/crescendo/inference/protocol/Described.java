package crescendo.inference.protocol;

import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.inference.catalogue.Catalogue;
import crescendo.inference.catalogue.Unknown;
import crescendo.inference.runtime.Signature;
import crescendo.inference.session.ServedModels;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the protocol tells of this server and of its models. */
@Singleton
public class Described {
    /** What requests and replies may hold beyond the protocol's own. */
    static final List<String> EXTENSIONS = List.of("binary_tensor_data");

    private static final String PLATFORM = "onnxruntime_onnx";

    private final Catalogue catalogue;
    private final ServedModels served;

    Described(Catalogue catalogue, ServedModels served) {
        this.catalogue = catalogue;
        this.served = served;
    }

    /** The server. */
    public record Server(String name, String version, List<String> extensions) {}

    /** A model; −1 in a shape is the batch, or a side that is free. */
    public record Model(
            String name, List<String> versions, String platform, List<Tensor> inputs, List<Tensor> outputs) {}

    /** An input or output. */
    public record Tensor(String name, String datatype, List<Integer> shape) {
        static Tensor of(Port port) {
            return new Tensor(port.name(), Datatype.ofPort(port.type()).name(), port.shape());
        }
    }

    public static Server server() {
        return new Server(
                "crescendo",
                Optional.ofNullable(Described.class.getPackage().getImplementationVersion())
                        .orElse("unversioned"),
                EXTENSIONS);
    }

    /**
     * A model by one of its versions.
     *
     * @param version or alias; the one in front where absent
     * @throws Unknown where there is none
     */
    public Model model(Name model, Optional<Name> version) {
        VersionManifest manifest = manifest(model, version);
        List<String> versions = catalogue.versions(model).stream()
                .map(known -> known.version().value())
                .toList();
        return new Model(
                model.value(),
                versions,
                PLATFORM,
                manifest.inputs().stream().map(Tensor::of).toList(),
                manifest.outputs().stream()
                        .filter(port -> given(manifest).contains(port.name()))
                        .map(Tensor::of)
                        .toList());
    }

    private VersionManifest manifest(Name model, Optional<Name> version) {
        return version.map(name -> catalogue.version(model, name))
                .or(() -> served.inFront(model).map(ref -> catalogue.version(model, ref.version())))
                .orElseGet(() -> catalogue.versions(model).get(0));
    }

    /** Of its file's outputs those that are to be had. */
    private static List<String> given(VersionManifest manifest) {
        return manifest.upscaler()
                .map(spec -> List.of(spec.upscaled()))
                .orElse(List.of(Signature.IMAGES, Signature.RAW));
    }

    /**
     * Whether it would answer, be it in memory or not: what is not is loaded when it is asked for.
     *
     * @throws Unknown where there is none
     */
    public boolean ready(Name model, Optional<Name> version) {
        VersionManifest manifest = manifest(model, version);
        Set<Name> refused = served.refused(model).keySet();
        if (version.isPresent()) {
            return !refused.contains(manifest.version());
        }
        boolean cannotCome = served.inFront(model).isEmpty() && served.waiting().containsKey(model);
        return !cannotCome && catalogue.versions(model).stream().anyMatch(known -> !refused.contains(known.version()));
    }
}
