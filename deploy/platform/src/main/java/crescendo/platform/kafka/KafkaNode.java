package crescendo.platform.kafka;

import crescendo.platform.child.FolderLock;
import crescendo.platform.child.ParentWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** Main of the broker's process: one KRaft node, broker and controller at once, on the loopback address. */
public final class KafkaNode {
    private KafkaNode() {}

    /** @param args data folder, broker port, controller port */
    public static void main(String[] args) {
        try {
            Path folder = Path.of(args[0]);
            FolderLock lock = FolderLock.take(folder, Duration.ofSeconds(15));
            Properties settings = settings(folder.resolve("log"), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            format(folder.resolve("log"));
            KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
            ParentWatch.exitWithParent(() -> {
                server.shutdown();
                lock.close();
            });
            server.startup();
            server.awaitShutdown();
        } catch (Throwable e) {
            e.printStackTrace();
            System.err.println(e.getMessage() == null ? e.toString() : e.getMessage());
            Runtime.getRuntime().halt(1);
        }
    }

    /** Lays out an empty folder; a folder that was laid out before keeps its cluster id and its log. */
    private static void format(Path log) throws Exception {
        if (Files.exists(log.resolve("meta.properties"))) return;
        Files.createDirectories(log);
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .addDirectory(log.toString())
                .setMetadataLogDirectory(log.toString())
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .setPrintStream(System.out)
                .run();
    }

    private static Properties settings(Path log, int port, int controllerPort) {
        Properties p = new Properties();
        p.setProperty("node.id", "1");
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.setProperty("inter.broker.listener.name", "CLIENT");
        p.setProperty("listeners", "CLIENT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.setProperty("advertised.listeners", "CLIENT://127.0.0.1:" + port);
        p.setProperty("log.dirs", log.toString());
        sizeForOneMachine(p);
        return p;
    }

    private static void sizeForOneMachine(Properties p) {
        p.setProperty("auto.create.topics.enable", "false");
        p.setProperty("offsets.topic.replication.factor", "1");
        p.setProperty("offsets.topic.num.partitions", "4");
        p.setProperty("transaction.state.log.replication.factor", "1");
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("share.coordinator.state.topic.replication.factor", "1");
        p.setProperty("share.coordinator.state.topic.min.isr", "1");
        p.setProperty("group.initial.rebalance.delay.ms", "0");
        p.setProperty("num.network.threads", "2");
        p.setProperty("num.io.threads", "4");
        p.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20));
        p.setProperty("log.index.size.max.bytes", String.valueOf(1 << 20));
        // a broker that was killed may come back only once its old session has run out
        p.setProperty("broker.heartbeat.interval.ms", "500");
        p.setProperty("broker.session.timeout.ms", "3000");
    }
}
