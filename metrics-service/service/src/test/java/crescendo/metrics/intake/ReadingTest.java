package crescendo.metrics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReadingTest {
    @Property(tries = 300)
    void noBytesMakeItThrow(@ForAll byte[] key, @ForAll byte[] value) {
        assertThat(Reading.of(key, value)).isInstanceOf(Reading.Poison.class);
    }

    @Test
    void thePoisonNamesWhatIsWrong() {
        assertThat(reason("{\"schemaVersion\":1}")).isEqualTo("manifest: missing");
        assertThat(reason("{\"schemaVersion\":1,\"manifest\":{\"model\":\"../x\"}}"))
                .contains("is not a name");
        assertThat(reason("not JSON")).contains("not a CheckpointPublished");
    }

    @Test
    void aRecordWithoutAValueSaysThatItsVersionIsNoMore() {
        assertThat(Reading.of("m/v".getBytes(StandardCharsets.UTF_8), null)).isInstanceOf(Reading.Removed.class);
        assertThat(Reading.of(null, null)).isInstanceOf(Reading.Poison.class);
    }

    private static String reason(String json) {
        Reading reading = Reading.of(new byte[0], json == null ? null : json.getBytes(StandardCharsets.UTF_8));
        return ((Reading.Poison) reading).reason();
    }
}
