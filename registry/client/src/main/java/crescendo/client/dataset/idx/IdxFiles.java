package crescendo.client.dataset.idx;

import crescendo.client.dataset.source.SourceFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How IDX files are named: {@code train-images-idx3-ubyte}, its labels {@code train-labels-idx1-ubyte}, or with .gz. */
final class IdxFiles {
    private IdxFiles() {}

    static List<Path> imagesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(".*images[-.]idx[34].*"))
                    .sorted()
                    .toList();
        }
    }

    /** The only images of a folder, or those to train on. @throws SourceFault where it is not clear which */
    static Path choose(Path folder) throws IOException {
        List<Path> images = imagesIn(folder);
        if (images.size() == 1) {
            return images.get(0);
        }
        List<Path> train = images.stream()
                .filter(file -> file.getFileName().toString().startsWith("train"))
                .toList();
        if (train.size() != 1) {
            throw new SourceFault(folder + " holds several IDX files of images: "
                    + images.stream().map(file -> file.getFileName().toString()).toList() + "; name one of them");
        }
        return train.get(0);
    }

    static Optional<Path> labelsOf(Path images) {
        String name = images.getFileName().toString();
        String labels = name.replace("images-idx3", "labels-idx1")
                .replace("images-idx4", "labels-idx1")
                .replace("images.idx3", "labels.idx1");
        if (labels.equals(name)) {
            return Optional.empty(); // the same images, packed or not, are no labels
        }
        String bare = labels.endsWith(".gz") ? labels.substring(0, labels.length() - 3) : labels;
        return Stream.of(labels, bare, bare + ".gz")
                .map(images::resolveSibling)
                .filter(Files::exists)
                .findFirst();
    }
}
