package crescendo.client.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import crescendo.client.Nonce;
import crescendo.contracts.Name;
import crescendo.contracts.event.CloudEvents;
import crescendo.contracts.event.ModelChanged;
import crescendo.contracts.event.Topic;
import crescendo.contracts.model.Alias;
import crescendo.platform.EmbeddedPlatform;
import crescendo.platform.SharedPlatform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    private static final Name MODEL = Name.of("model-" + Nonce.next());

    @TempDir
    Path folder;

    @Test
    void topicsAreMadeWithTheirPartitionsAndPolicies() throws Exception {
        String brokers = ready(SharedPlatform.get());

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            ConfigResource jobs = new ConfigResource(ConfigResource.Type.TOPIC, Topic.JOBS.topicName());
            ConfigResource progress = new ConfigResource(ConfigResource.Type.TOPIC, Topic.PROGRESS.topicName());
            var settings = admin.describeConfigs(List.of(jobs, progress)).all().get(20, TimeUnit.SECONDS);
            assertThat(settings.get(jobs).get("cleanup.policy").value()).isEqualTo("compact");
            assertThat(settings.get(progress).get("retention.ms").value()).isEqualTo("3600000");
            assertThat(admin.describeTopics(List.of(Topic.REQUESTS.topicName()))
                            .allTopicNames()
                            .get(20, TimeUnit.SECONDS)
                            .get(Topic.REQUESTS.topicName())
                            .partitions())
                    .hasSize(12);
        }
        try (Topics topics = new Topics(brokers)) {
            assertThatCode(topics::ensure).doesNotThrowAnyException();
        }
    }

    @Test
    void anEventIsACloudEventInBinaryMode() {
        String brokers = ready(SharedPlatform.get());
        ModelChanged event = event("headers", 1);

        try (EventLog log = new EventLog(brokers, "/crescendo/test")) {
            log.send(event);
        }

        ConsumerRecord<String, byte[]> record = find(brokers, event.key());
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_id")).isEqualTo(event.id());
        assertThat(header(record, "ce_source")).isEqualTo("/crescendo/test");
        assertThat(header(record, "ce_type")).isEqualTo("crescendo.model-changed.v1");
        assertThat(CloudEvents.read(record.value(), ModelChanged.class)).isEqualTo(event);
    }

    @Test
    void aViewSeesWhatWasThereAndWhatComesAndWhatGoes() {
        String brokers = ready(SharedPlatform.get());
        ModelChanged early = event("early", 1);
        ModelChanged late = event("late", 1);
        Map<String, byte[]> state = Collections.synchronizedMap(new HashMap<>());

        try (EventLog log = new EventLog(brokers, "/crescendo/test")) {
            log.send(early);
            try (LogView view = LogView.fromBeginning(brokers, Topic.MODELS, into(state))) {
                view.caughtUp().orTimeout(20, TimeUnit.SECONDS).join();
                assertThat(state).containsKey(early.key());

                log.send(late);
                log.sendTombstone(Topic.MODELS, early.key());

                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(
                                () -> assertThat(state).containsKey(late.key()).doesNotContainKey(early.key()));
            }
        }
    }

    @Test
    void aHandlerThatFailsOnOneRecordSeesTheNext() {
        String brokers = ready(SharedPlatform.get());
        ModelChanged bad = event("bad", 1);
        ModelChanged good = event("good", 1);
        Map<String, byte[]> state = Collections.synchronizedMap(new HashMap<>());

        try (EventLog log = new EventLog(brokers, "/crescendo/test");
                LogView view = LogView.fromBeginning(brokers, Topic.MODELS, (key, value) -> {
                    if (key.equals(bad.key())) {
                        throw new IllegalStateException("cannot digest " + key);
                    }
                    into(state).handle(key, value);
                })) {
            log.send(bad);
            log.send(good);

            await().atMost(Duration.ofSeconds(20)).until(() -> state.containsKey(good.key()));
            assertThat(view.caughtUp()).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void aKilledBrokerIsAnOutageThatAViewRidesOut() {
        try (EmbeddedPlatform platform = EmbeddedPlatform.start(folder)) {
            String brokers = ready(platform);
            Map<String, byte[]> state = Collections.synchronizedMap(new HashMap<>());
            try (EventLog log = new EventLog(brokers, "/crescendo/test");
                    Topics topics = new Topics(brokers);
                    LogView view = LogView.fromBeginning(brokers, Topic.MODELS, into(state))) {
                log.send(event("before", 1));
                view.caughtUp().orTimeout(20, TimeUnit.SECONDS).join();

                platform.kafkaServer().kill();
                assertThat(topics.answer()).isFalse();
                assertThatThrownBy(() -> log.send(event("lost", 1))).isInstanceOf(LogUnavailable.class);
                platform.kafkaServer().restart();
                log.send(event("after", 1));

                await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(state)
                        .containsKeys(
                                event("before", 1).key(), event("after", 1).key()));
            }
        }
    }

    private static String ready(EmbeddedPlatform platform) {
        try (Topics topics = new Topics(platform.bootstrapServers())) {
            topics.ensure();
        }
        return platform.bootstrapServers();
    }

    private static ModelChanged event(String alias, long sequence) {
        return new ModelChanged(1, new Alias(MODEL, Name.of(alias), sequence, Name.of("v1"), "nonce"));
    }

    private static LogView.Handler into(Map<String, byte[]> state) {
        return (key, value) -> {
            if (value == null) {
                state.remove(key);
            } else {
                state.put(key, value);
            }
        };
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static ConsumerRecord<String, byte[]> find(String brokers, String key) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(Topic.MODELS.topicName()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (System.nanoTime() < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key().equals(key)) {
                        return record;
                    }
                }
            }
        }
        throw new AssertionError("no record under " + key);
    }
}
