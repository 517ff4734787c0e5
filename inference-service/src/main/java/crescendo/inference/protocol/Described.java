package crescendo.inference.protocol;

import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.inference.catalogue.Catalogue;
import crescendo.inference.runtime.Signature;
import crescendo.inference.session.ServedModels;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

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

    /** A model; −1 in a shape is the batch. */
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
     * @throws crescendo.inference.catalogue.Unknown where there is none
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
                        .filter(port -> List.of(Signature.IMAGES, Signature.RAW).contains(port.name()))
                        .map(Tensor::of)
                        .toList());
    }

    private VersionManifest manifest(Name model, Optional<Name> version) {
        return version.map(name -> catalogue.version(model, name))
                .or(() -> served.inFront(model).map(ref -> catalogue.version(model, ref.version())))
                .orElseGet(() -> catalogue.versions(model).get(0));
    }

    /** Whether it would answer. @throws crescendo.inference.catalogue.Unknown where there is none */
    public boolean ready(Name model, Optional<Name> version) {
        VersionManifest manifest = manifest(model, version);
        return !served.refused(model).containsKey(manifest.version())
                && (version.isPresent() || served.inFront(model).isPresent());
    }
}
