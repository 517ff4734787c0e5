package crescendo.platform.store;

import crescendo.platform.child.FolderLock;
import crescendo.platform.child.ParentWatch;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Main of the S3 server's process. The server's jar bundles libraries of other versions than ours, so it runs under a
 * class loader that sees nothing but that jar and the JDK.
 */
public final class StoreNode {
    private StoreNode() {}

    /** @param args data folder, the server's jar, its properties file */
    public static void main(String[] args) {
        try {
            FolderLock lock = FolderLock.take(Path.of(args[0]), Duration.ofSeconds(15));
            ParentWatch.exitWithParent(lock::close);
            URLClassLoader loader = new URLClassLoader(
                    new URL[] {Path.of(args[1]).toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            Thread.currentThread().setContextClassLoader(loader);
            loader.loadClass("org.gaul.s3proxy.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[] {"--properties", args[2]});
        } catch (Throwable e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            reason.printStackTrace();
            System.err.println(reason.getMessage() == null ? reason.toString() : reason.getMessage());
            Runtime.getRuntime().halt(1);
        }
    }
}
