package crescendo.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.platform.child.PlatformFault;
import crescendo.platform.child.Ports;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPlatformTest {
    @TempDir
    Path folder;

    @Test
    void aSecondStartOnTheSameFolderFindsBrokerAndAccountAgain() throws Exception {
        String cluster;
        String secret;
        try (EmbeddedPlatform first = EmbeddedPlatform.start(folder);
                Admin admin = admin(first)) {
            admin.createTopics(List.of(new NewTopic("kept", 3, (short) 1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
            cluster = admin.describeCluster().clusterId().get(20, TimeUnit.SECONDS);
            secret = first.store().secretKey();
        }

        try (EmbeddedPlatform second = EmbeddedPlatform.start(folder);
                Admin admin = admin(second)) {
            assertThat(admin.describeCluster().clusterId().get(20, TimeUnit.SECONDS))
                    .isEqualTo(cluster);
            assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS)).contains("kept");
            assertThat(second.store().secretKey()).isEqualTo(secret);
        }
    }

    @Test
    void eachChildCanBeKilledAndStartedAgainOnItsPort() throws Exception {
        try (EmbeddedPlatform platform = EmbeddedPlatform.start(folder)) {
            platform.storeServer().kill();
            platform.kafkaServer().kill();
            assertThat(Ports.listens(platform.store().endpoint().getPort())).isFalse();

            platform.storeServer().restart();
            platform.kafkaServer().restart();

            assertThat(status(platform)).isEqualTo(403);
            try (Admin admin = admin(platform)) {
                assertThat(admin.describeCluster().nodes().get(20, TimeUnit.SECONDS))
                        .hasSize(1);
            }
        }
    }

    @Test
    void credentialsAreReadableByTheirOwnerOnly() throws Exception {
        try (EmbeddedPlatform platform = EmbeddedPlatform.start(folder)) {
            assertThat(platform.store().toString())
                    .doesNotContain(platform.store().secretKey());
        }

        for (String file : List.of("s3/credentials.properties", "s3/s3proxy.properties"))
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = new Ports(taken.getLocalPort(), 0);

            assertThatThrownBy(() -> EmbeddedPlatform.start(folder, ports))
                    .isInstanceOf(PlatformFault.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " for Kafka is taken");
        }
    }

    @Test
    void aFileInTheFoldersPlaceIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("occupied"));

        assertThatThrownBy(() -> EmbeddedPlatform.start(file))
                .isInstanceOf(PlatformFault.class)
                .hasMessage("data folder " + file + " cannot be written: a file of that name is in the way");
    }

    @Test
    void theEnvironmentReplacesTheBroker() {
        Map<String, String> environment = Map.of("KAFKA_BOOTSTRAP_SERVERS", "broker:9092", "S3_BUCKET", "mine");

        try (Platform platform = ConfiguredPlatform.start(folder, Ports.FREE, environment)) {
            assertThat(platform.bootstrapServers()).isEqualTo("broker:9092");
            assertThat(platform.store().bucket()).isEqualTo("mine");
            assertThat(Ports.listens(platform.store().endpoint().getPort())).isTrue();
            assertThat(folder.resolve("kafka")).doesNotExist();
        }
    }

    @Test
    void anEndpointWithoutAnAccountIsRefused() {
        Map<String, String> environment = Map.of("S3_ENDPOINT", "http://store:9000");

        assertThatThrownBy(() -> ConfiguredPlatform.start(folder, Ports.FREE, environment))
                .isInstanceOf(PlatformFault.class)
                .hasMessage("S3_ENDPOINT is set but S3_ACCESS_KEY is not; set both or neither");
    }

    private static int status(EmbeddedPlatform platform) throws IOException {
        return ((HttpURLConnection) platform.store().endpoint().toURL().openConnection()).getResponseCode();
    }

    private static Admin admin(Platform platform) {
        return Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()));
    }
}
