package crescendo.e2e.stack;

import crescendo.contracts.Json;
import crescendo.platform.child.ParentWatch;
import crescendo.platform.store.EmbeddedStore;
import crescendo.platform.store.StoreAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The embedded store in a process that sees a {@link SmallDisk} where the buckets are. */
public final class StoreOnSmallDisk implements AutoCloseable {
    private static final long BYTES = 24L << 20;

    private final SmallDisk disk;
    private final Process process;
    private final StoreAddress address;

    private StoreOnSmallDisk(SmallDisk disk, Process process, StoreAddress address) {
        this.disk = disk;
        this.process = process;
        this.address = address;
    }

    public static StoreOnSmallDisk start(Path folder) {
        SmallDisk disk = new SmallDisk(folder.toAbsolutePath().resolve("buckets"), BYTES);
        List<String> command = new ArrayList<>(disk.prefix());
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(
                StoreOnSmallDisk.class.getName(), folder.toAbsolutePath().toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader said = process.inputReader();
            String address = said.readLine();
            if (address == null) {
                throw new IllegalStateException("the store on a small disk did not start");
            }
            return new StoreOnSmallDisk(
                    disk, process, Json.read(address.getBytes(StandardCharsets.UTF_8), StoreAddress.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param args its folder */
    public static void main(String[] args) throws InterruptedException {
        EmbeddedStore store = EmbeddedStore.launch(Path.of(args[0]), 0, StoreAddress.DEFAULT_BUCKET);
        ParentWatch.exitWithParent(store::close);
        store.awaitReady();
        System.out.println(new String(Json.write(store.address()), StandardCharsets.UTF_8));
        Thread.currentThread().join();
    }

    public StoreAddress address() {
        return address;
    }

    public void fillDisk() {
        disk.fill(process.pid());
    }

    public void freeDisk() {
        disk.free(process.pid());
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }
}
