package crescendo.trainer.model.vgg;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The published networks by their depth: configurations A, B, D and E of Simonyan and Zisserman 2015, table 1. */
public enum KnownVgg {
    VGG11(1, 1, 2, 2, 2),
    VGG13(2, 2, 2, 2, 2),
    VGG16(2, 2, 3, 3, 3),
    VGG19(2, 2, 4, 4, 4);

    private final List<Integer> convolutions;

    KnownVgg(Integer... convolutions) {
        this.convolutions = List.of(convolutions);
    }

    /** Such as {@code vgg19}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of each block. */
    public List<Integer> convolutions() {
        return convolutions;
    }

    public static Optional<KnownVgg> of(String text) {
        return Arrays.stream(values())
                .filter(known -> known.text().equals(text))
                .findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(KnownVgg::text).toList();
    }
}
