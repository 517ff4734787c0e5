package crescendo.client.log;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.event.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    @Test
    void bytesAndHeadersStayAsTheyCame() {
        byte[] key = {1, (byte) 0xff};
        byte[] value = {(byte) 0xc3, 0x28};
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("crescendo.checkpoints", 3, 42, key, value);
        record.headers().add("ce_id", new byte[] {7, 8});

        ProducerRecord<byte[], byte[]> letter = DeadLetters.letter(Topic.CHECKPOINTS_DEAD, record, "not UTF-8");

        assertThat(letter.topic()).isEqualTo("crescendo.checkpoints.dead-letters");
        assertThat(letter.key()).isEqualTo(key);
        assertThat(letter.value()).isEqualTo(value);
        assertThat(Arrays.stream(letter.headers().toArray()).map(Header::key))
                .containsExactly(
                        "ce_id", DeadLetters.REASON, DeadLetters.TOPIC, DeadLetters.PARTITION, DeadLetters.OFFSET);
        assertThat(letter.headers().lastHeader("ce_id").value()).isEqualTo(new byte[] {7, 8});
        assertThat(text(letter, DeadLetters.REASON)).isEqualTo("not UTF-8");
        assertThat(text(letter, DeadLetters.PARTITION)).isEqualTo("3");
        assertThat(text(letter, DeadLetters.OFFSET)).isEqualTo("42");
    }

    @Test
    void aRecordOfNothingIsALetterOfNothing() {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("crescendo.checkpoints", 0, 0, null, null);

        ProducerRecord<byte[], byte[]> letter = DeadLetters.letter(Topic.CHECKPOINTS_DEAD, record, "no value");

        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
    }

    private static String text(ProducerRecord<byte[], byte[]> letter, String header) {
        return new String(letter.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }
}
