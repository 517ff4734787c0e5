package crescendo.cli.fashion;

import crescendo.cli.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The set in a folder: from a cache, else out of Debian's package, else from its official place.
 *
 * @param train the images to train on; their labels lie beside
 * @param test  the images held back
 */
public record FashionMnist(Path train, Path test) {
    /** In the order of the labels. */
    public static final List<String> CLASSES = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    private static final Path INSTALLED = Path.of("/usr/share/datasets/fashion-mnist");

    static FashionMnist in(Path folder) {
        return new FashionMnist(
                folder.resolve(IdxFile.TRAIN_IMAGES.fileName()), folder.resolve(IdxFile.TEST_IMAGES.fileName()));
    }

    /**
     * @param caches where it may lie already; the first is where it is put
     * @param say    hears where it comes from
     * @throws Complaint in a line, where it cannot be had
     */
    public static FashionMnist obtain(List<Path> caches, Consumer<String> say) throws IOException {
        List<Path> places = new ArrayList<>(caches);
        places.add(INSTALLED);
        for (Path place : places) {
            if (isComplete(place)) {
                say.accept("Fashion-MNIST lies in " + place);
                return in(place);
            }
        }
        return in(fetch(caches.get(0), say));
    }

    private static Path fetch(Path cache, Consumer<String> say) throws IOException {
        List<String> reasons = new ArrayList<>();
        for (Origin origin : List.of(new DebianPackage(), new OfficialDownload())) {
            say.accept("getting Fashion-MNIST from " + origin);
            Path folder = Files.createTempDirectory("fashion-mnist");
            try {
                origin.fetch(folder);
                Optional<IdxFile> wrong = firstWrong(folder);
                if (wrong.isEmpty()) {
                    keep(folder, cache);
                    return cache;
                }
                reasons.add(origin + ": " + wrong.get().fileName() + " is not what it should be");
            } catch (IOException e) {
                reasons.add(origin + ": " + e.getMessage());
            } finally {
                delete(folder);
            }
        }
        throw Complaint.failed("no data: Fashion-MNIST is not to be had (" + String.join("; ", reasons)
                + "); give images of your own with --data PATH");
    }

    private static boolean isComplete(Path folder) throws IOException {
        return firstWrong(folder).isEmpty();
    }

    private static Optional<IdxFile> firstWrong(Path folder) throws IOException {
        for (IdxFile file : IdxFile.values()) {
            if (!file.isIn(folder)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static void keep(Path from, Path cache) throws IOException {
        Files.createDirectories(cache);
        for (IdxFile file : IdxFile.values()) {
            Path part = cache.resolve(file.fileName() + ".part");
            Files.copy(from.resolve(file.fileName()), part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, cache.resolve(file.fileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
