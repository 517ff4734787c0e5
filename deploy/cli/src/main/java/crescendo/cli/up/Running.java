package crescendo.cli.up;

import com.fasterxml.jackson.annotation.JsonIgnore;
import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.contracts.Json;
import crescendo.platform.service.Service;
import crescendo.platform.store.StoreAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a running Crescendo is reached: kept in {@code platform.json} of its data folder while it runs, readable by its
 * owner only, since it holds the account of the bucket.
 *
 * @param pid      of the process that started it all
 * @param kafka    bootstrap servers
 * @param services base addresses by name
 */
public record Running(long pid, String kafka, StoreAddress store, Map<String, URI> services) {
    private static final String FILE = "platform.json";

    public URI service(Service service) {
        return Optional.ofNullable(services.get(service.toString()))
                .orElseThrow(() -> Complaint.failed("platform.json names no address of the " + service + " service"));
    }

    @JsonIgnore
    boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /**
     * What runs: named by {@code CRESCENDO_REGISTRY}, {@code CRESCENDO_INFERENCE}, {@code KAFKA_BOOTSTRAP_SERVERS},
     * {@code S3_ENDPOINT} and its account where the first is set, else what was started on the data folder.
     *
     * @throws Complaint where nothing runs there
     */
    public static Running find(Path data, Map<String, String> environment) {
        return environment.containsKey("CRESCENDO_REGISTRY") ? named(environment) : find(data);
    }

    private static Running named(Map<String, String> environment) {
        for (String name : List.of(
                "CRESCENDO_INFERENCE", "KAFKA_BOOTSTRAP_SERVERS", "S3_ENDPOINT", "S3_ACCESS_KEY", "S3_SECRET_KEY")) {
            if (!environment.containsKey(name)) {
                throw Complaint.usage("CRESCENDO_REGISTRY is set but " + name + " is not");
            }
        }
        return new Running(
                ProcessHandle.current().pid(),
                environment.get("KAFKA_BOOTSTRAP_SERVERS"),
                new StoreAddress(
                        URI.create(environment.get("S3_ENDPOINT")),
                        environment.get("S3_ACCESS_KEY"),
                        environment.get("S3_SECRET_KEY"),
                        environment.getOrDefault("S3_BUCKET", StoreAddress.DEFAULT_BUCKET)),
                Map.of(
                        Service.REGISTRY.toString(), URI.create(environment.get("CRESCENDO_REGISTRY")),
                        Service.INFERENCE.toString(), URI.create(environment.get("CRESCENDO_INFERENCE"))));
    }

    static Running find(Path data) {
        return read(data)
                .filter(Running::isAlive)
                .orElseThrow(() -> new Complaint(
                        ExitCode.NOTHING_RUNNING, "nothing is running on " + data + "; start it with ./crescendo up"));
    }

    static Optional<Running> read(Path data) {
        Path file = data.resolve(FILE);
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), Running.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (AccessDeniedException e) {
            throw new Complaint(
                    ExitCode.FAILED,
                    file + " cannot be read: access is denied; it is for whoever started Crescendo",
                    e);
        } catch (IOException e) {
            throw new Complaint(ExitCode.FAILED, file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new Complaint(ExitCode.FAILED, file + " cannot be understood; delete it where nothing runs", e);
        }
    }

    void write(Path data) throws IOException {
        Path part = Files.createTempFile(
                data,
                "platform",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, Json.pretty(this) + "\n");
        Files.move(part, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void forget(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(FILE));
    }
}
