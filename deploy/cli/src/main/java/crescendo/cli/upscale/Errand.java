package crescendo.cli.upscale;

import crescendo.cli.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A picture and where its larger one goes.
 *
 * @param shown the picture as the person named it
 */
record Errand(Path picture, String shown, Path target) {
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "webp");

    /**
     * All pictures of files and folders; those of a folder lie in the target as they lie in it.
     *
     * @param ending of the larger pictures: {@code png} or {@code jpg}
     * @throws Complaint where a path is not there, or a picture would be written over
     */
    static List<Errand> of(List<Path> paths, Path folder, String ending) throws IOException {
        List<Errand> errands = new ArrayList<>();
        Set<Path> taken = new HashSet<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw Complaint.failed(path + ": no such file or folder");
            }
            boolean one = !Files.isDirectory(path);
            for (Path picture : one ? List.of(path) : pictures(path)) {
                Path within = one ? picture.getFileName() : path.relativize(picture);
                Path target = free(folder, within, ending, taken);
                if (Files.exists(target) && Files.isSameFile(target, picture)) {
                    throw Complaint.usage("-o: " + target + " would be written over; name another folder");
                }
                errands.add(new Errand(picture, picture.toString(), target));
            }
        }
        return errands;
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> ENDINGS.contains(ending(file)))
                    .sorted()
                    .toList();
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    // shirt.png and shirt.jpg do not become the same file
    private static Path free(Path folder, Path within, String ending, Set<Path> taken) {
        String name = within.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Path beside = folder.resolve(within.toString()).toAbsolutePath().normalize();
        Path target = beside.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "." + ending);
        for (int number = 1; !taken.add(target); number++) {
            target = beside.resolveSibling(name + (number == 1 ? "." : "-" + number + ".") + ending);
        }
        return target;
    }
}
