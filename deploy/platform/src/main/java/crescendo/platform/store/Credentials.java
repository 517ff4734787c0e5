package crescendo.platform.store;

import crescendo.platform.child.PlatformFault;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The object store's account: random, made once for a data folder and kept there. */
record Credentials(String accessKey, String secretKey) {

    /** Reads {@code file}, or makes it where it is missing. */
    static Credentials of(Path file) throws IOException {
        if (!Files.exists(file)) write(file, new Credentials("crescendo-" + random(6), random(24)));
        Properties p = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            p.load(in);
        }
        String accessKey = p.getProperty("accessKey");
        String secretKey = p.getProperty("secretKey");
        if (accessKey == null || secretKey == null)
            throw new PlatformFault(file + " must hold accessKey and secretKey; restore it or delete it");
        return new Credentials(accessKey, secretKey);
    }

    private static void write(Path file, Credentials credentials) throws IOException {
        Properties p = new Properties();
        p.setProperty("accessKey", credentials.accessKey);
        p.setProperty("secretKey", credentials.secretKey);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        try (Writer out = Files.newBufferedWriter(OwnerOnly.create(part))) {
            p.store(out, null);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random(int bytes) {
        byte[] b = new byte[bytes];
        new SecureRandom().nextBytes(b);
        return HexFormat.of().formatHex(b);
    }

    @Override
    public String toString() {
        return "account " + accessKey;
    }
}
