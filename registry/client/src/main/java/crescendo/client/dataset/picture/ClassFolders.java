package crescendo.client.dataset.picture;

import java.util.List;
import java.util.TreeSet;

/**
 * Labels from the names of folders. Folders that all files share are passed over; where every file then lies in a folder,
 * the outermost is its class.
 *
 * @param classes sorted; empty where there are no labels
 * @param skipped length of what all names begin with
 */
record ClassFolders(List<String> classes, int skipped) {
    static ClassFolders of(List<String> names) {
        int skipped = shared(names);
        TreeSet<String> classes = new TreeSet<>();
        for (String name : names) {
            int slash = name.indexOf('/', skipped);
            if (slash < 0) {
                return new ClassFolders(List.of(), skipped);
            }
            classes.add(name.substring(skipped, slash));
        }
        return new ClassFolders(List.copyOf(classes), skipped);
    }

    private static int shared(List<String> names) {
        if (names.isEmpty()) {
            return 0;
        }
        int shared = 0;
        for (int slash = names.get(0).indexOf('/');
                slash >= 0;
                slash = names.get(0).indexOf('/', shared)) {
            String prefix = names.get(0).substring(0, slash + 1);
            if (!names.stream().allMatch(name -> name.startsWith(prefix))) {
                break;
            }
            shared = slash + 1;
        }
        return shared;
    }

    int label(String name) {
        return classes.isEmpty() ? 0 : classes.indexOf(name.substring(skipped, name.indexOf('/', skipped)));
    }
}
