package crescendo.cli.upscale;

import crescendo.cli.Complaint;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All pictures of files and folders; those of a folder lie in the target as they lie in it. */
final class Errands {
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "webp");

    private final Path folder;
    private final String ending;
    private final List<Errand> all = new ArrayList<>();
    private final Map<String, String> unreadable = new TreeMap<>();
    private final Set<Path> taken = new HashSet<>();

    private Errands(Path folder, String ending) {
        this.folder = folder;
        this.ending = ending;
    }

    /**
     * Looks for them. What is not there or cannot be read is noted, and the others are looked for.
     *
     * @param ending of the larger pictures: {@code png} or {@code jpg}
     * @throws Complaint where a picture would be written over
     */
    static Errands of(List<Path> paths, Path folder, String ending) throws IOException {
        Errands errands = new Errands(folder, ending);
        for (Path path : paths) {
            if (!Files.exists(path)) {
                errands.unreadable.put(path.toString(), "no such file or folder");
            } else if (Files.isDirectory(path)) {
                for (Path picture : errands.pictures(path)) {
                    errands.add(picture, path.relativize(picture));
                }
            } else {
                errands.add(path, path.getFileName());
            }
        }
        errands.refuseToWriteOverAny();
        return errands;
    }

    List<Errand> all() {
        return all;
    }

    /** Files and folders, and why. */
    Map<String, String> unreadable() {
        return unreadable;
    }

    private void add(Path picture, Path within) {
        if (Files.isReadable(picture)) {
            all.add(new Errand(picture, picture.toString(), free(within)));
        } else {
            unreadable.put(picture.toString(), "cannot be read: access is denied");
        }
    }

    // also where the larger one of another picture would: it may be read only after that
    private void refuseToWriteOverAny() throws IOException {
        Set<Path> pictures = new HashSet<>();
        for (Errand errand : all) {
            pictures.add(errand.picture().toRealPath());
        }
        for (Errand errand : all) {
            Path target = errand.target();
            if (Files.exists(target) && pictures.contains(target.toRealPath())) {
                throw Complaint.usage(
                        "-o: " + target + " is one of the pictures and would be written over; name another folder");
            }
        }
    }

    private List<Path> pictures(Path within) throws IOException {
        List<Path> pictures = new ArrayList<>();
        Files.walkFileTree(within, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                if (Files.isRegularFile(file) && ENDINGS.contains(ending(file))) {
                    pictures.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException why) {
                unreadable.put(path.toString(), reason(why));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path path, IOException why) {
                return why == null ? FileVisitResult.CONTINUE : visitFileFailed(path, why);
            }
        });
        return pictures.stream().sorted().toList();
    }

    private static String reason(IOException why) {
        return why instanceof AccessDeniedException ? "cannot be read: access is denied" : "cannot be read: " + why;
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    // shirt.png and shirt.jpg do not become the same file
    private Path free(Path within) {
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
