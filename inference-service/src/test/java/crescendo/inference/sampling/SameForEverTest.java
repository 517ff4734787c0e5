package crescendo.inference.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Digest;
import crescendo.inference.batch.Limits;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.Signature;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request means the same latents and classes to every version of the service, to the last bit: golden digests. */
class SameForEverTest {
    private static final Signature SIGNATURE = new Signature(16, 4, 4, 1, List.of("shirt", "trousers", "boot"));
    private static final Limits LIMITS = new Limits(64, 64 * 16);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'seed': 1} | ee158f1f59f3c302",
                "{'seed': -9000000000, 'count': 64, 'first': 5000000000} | 0d08cbdf2560d3a8",
                "{'seed': 7, 'count': 64, 'truncation': 0.3} | b3d422d2aad76d1f",
                "{'seed': 7, 'count': 9, 'label': 'boot', 'sweep': {'variable': 3, 'from': -2.1, 'to': 1.9}} | 93a03223f6e5b20f",
                "{'seed': 7, 'count': 30, 'interpolation': {}} | 2f934af1f515086c",
                "{'seed': 7, 'count': 30, 'interpolation': {'way': 'linear', 'stops': 4, 'loop': true}} | 13b3c019ea1c44d2",
                "{'seed': 7, 'count': 30, 'interpolation': {'way': 'spherical', 'stops': 4, 'classes': 'blend'}} | 341eccbc280b12fe"
            })
    void whatARequestMeans(String json, String digest) {
        SampleRequest request = SampleRequestReader.read(
                        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), LIMITS)
                .request();

        assertThat(Digest.of(bytes(request.input(SIGNATURE, () -> {}))).hex()).startsWith(digest);
    }

    private static byte[] bytes(Input input) {
        float[] latents = input.latents();
        long[] labels = input.labels();
        float[] shares = input.shares();
        ByteBuffer bytes = ByteBuffer.allocate(4 * latents.length + 8 * labels.length + 4 * shares.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float latent : latents) bytes.putFloat(latent);
        for (long label : labels) bytes.putLong(label);
        for (float share : shares) bytes.putFloat(share);
        return bytes.array();
    }
}
