package crescendo.cli.extractor;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.ask.Target;
import crescendo.cli.dataset.Store;
import crescendo.cli.rest.Version;
import crescendo.cli.up.Running;
import crescendo.client.blob.Blobs;
import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.measure.extractor.ExtractorRef;
import java.util.List;

/**
 * An extractor that Crescendo knows, found by its name.
 *
 * @param classes names of those that it tells; empty where they are not known
 */
record Registered(ExtractorRef ref, byte[] onnx, List<String> classes) {
    /** What a model may be called, with a version or an alias. */
    static final String NAME = Name.PATTERN + "(@" + Name.PATTERN + ")?";

    /**
     * @param said as {@link #NAME} has it
     * @throws Complaint where nothing runs, or there is no such extractor
     */
    static Registered find(String said, Target target) {
        int at = said.indexOf('@');
        Name model = Name.of(at < 0 ? said : said.substring(0, at));
        Running running = running(said, target);
        List<Version> versions = target.registry().versions(model);
        if (versions.isEmpty()) {
            throw new Complaint(
                    ExitCode.NOT_FOUND, "--extractor: " + said + " is no file, and no model " + model + " is known");
        }
        VersionManifest version =
                (at < 0 ? versions.get(versions.size() - 1) : named(said, said.substring(at + 1), versions)).manifest();
        FileRef file = version.extractorFile()
                .orElseThrow(() -> Complaint.failed("--extractor: " + version.ref() + " is a " + version.family()
                        + ": it tells no classes and gives no features"));
        try (Store store = new Store(running.store())) {
            byte[] onnx = new Blobs(store.bucket()).get(file.digest(), file.bytes());
            String name = (version.extractor().isPresent() ? "the extractor " : "the classifier ") + version.ref();
            return new Registered(ExtractorRef.of(name, file.digest(), version.extractor()), onnx, version.classes());
        }
    }

    private static Running running(String said, Target target) {
        try {
            return target.running();
        } catch (Complaint nothing) {
            throw new Complaint(
                    nothing.exitCode(),
                    "--extractor: " + said + " is no file, and to ask for a model of that name: "
                            + nothing.getMessage(),
                    nothing);
        }
    }

    private static Version named(String said, String name, List<Version> versions) {
        return versions.stream()
                .filter(version ->
                        version.name().equals(name) || version.aliases().contains(name))
                .findFirst()
                .orElseThrow(() -> new Complaint(
                        ExitCode.NOT_FOUND,
                        "--extractor: there is no " + said + "; versions are "
                                + String.join(
                                        ", ",
                                        versions.stream().map(Version::name).toList())));
    }
}
