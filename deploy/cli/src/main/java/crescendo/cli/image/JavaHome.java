package crescendo.cli.image;

import crescendo.cli.Complaint;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A Java that is installed. */
public final class JavaHome {
    private JavaHome() {}

    public static Path executable(Path home) {
        return home.resolve("bin/java");
    }

    /** The one that runs this. */
    public static Path own() {
        return Path.of(System.getProperty("java.home"));
    }

    /** Such as 17, by the file {@code release}. @throws Complaint where there is no Java */
    public static int version(Path home) throws IOException {
        if (home.equals(own())) {
            return Runtime.version().feature();
        }
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release)) {
            throw Complaint.failed(home + " is no Java: it has no file release");
        }
        Properties said = new Properties();
        try (Reader reader = Files.newBufferedReader(release)) {
            said.load(reader);
        }
        return Runtime.Version.parse(said.getProperty("JAVA_VERSION").replace("\"", ""))
                .feature();
    }
}
