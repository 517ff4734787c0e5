package crescendo.client.dataset.cifar;

import java.util.Optional;

/** The two sets; a record is a label or two, then 32×32 values each of red, green and blue. */
enum CifarKind {
    CIFAR_10("CIFAR-10", 1, 10, "batches.meta.txt", "data_batch_[0-9]+\\.bin"),
    /** Of its two labels the second, the finer one, counts. */
    CIFAR_100("CIFAR-100", 2, 100, "fine_label_names.txt", "train\\.bin");

    static final int SIDE = 32;

    final String title;
    final int labels;
    final int classes;
    /** The file of the classes' names. */
    final String names;
    /** How the files of images to train on are named. */
    final String train;

    CifarKind(String title, int labels, int classes, String names, String train) {
        this.title = title;
        this.labels = labels;
        this.classes = classes;
        this.names = names;
        this.train = train;
    }

    /** Whether a file is called as one of images to train on is. */
    static boolean isTraining(String name) {
        return name.matches(CIFAR_10.train) || name.matches(CIFAR_100.train);
    }

    /** Whether a file is called as one of the classes' names is. */
    static boolean isNames(String name) {
        return name.equals(CIFAR_10.names) || name.equals(CIFAR_100.names);
    }

    int recordBytes() {
        return labels + 3 * SIDE * SIDE;
    }

    /** Which set a file of some length can be; where it can be either, its name tells. */
    static Optional<CifarKind> of(String name, long bytes) {
        boolean ten = bytes > 0 && bytes % CIFAR_10.recordBytes() == 0;
        boolean hundred = bytes > 0 && bytes % CIFAR_100.recordBytes() == 0;
        if (hundred && (!ten || name.equals("train.bin") || name.equals("test.bin"))) {
            return Optional.of(CIFAR_100);
        }
        return ten ? Optional.of(CIFAR_10) : Optional.empty();
    }
}
