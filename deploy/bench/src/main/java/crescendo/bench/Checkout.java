package crescendo.bench;

import java.nio.file.Path;

/** The built checkout that is measured. */
public final class Checkout {
    private Checkout() {}

    /** Where the launcher lies: it says so; the current folder where it does not. */
    public static Path home() {
        return Path.of(System.getProperty("crescendo.home", "."))
                .toAbsolutePath()
                .normalize();
    }
}
