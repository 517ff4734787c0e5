package crescendo.inference.protocol.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import crescendo.contracts.Name;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.protocol.BadInference;
import crescendo.inference.protocol.InferReply;
import crescendo.inference.protocol.InferRequest;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MessagesTest {
    /** What Google's own library writes for the same request, as {@code tritonclient} makes it. */
    private static final String INFER_REQUEST = "0a04636174731a01372a130a076c6174656e74731204465033321a0201022a12"
            + "0a066c6162656c731205494e5436341a010132080a06696d616765733a080000c03f000000c03a080300000000000000";

    private static final String INFER_RESPONSE =
            "0a04636174731203762d311a01372a130a06696d61676573120555494e54381a020102320200ff";

    @Example
    void readsARequestByThePublishedNumbers() throws IOException {
        InferRequest request = Messages.inferRequest(message(INFER_REQUEST));

        assertThat(Messages.Asked.read(message(INFER_REQUEST))).isEqualTo(new Messages.Asked("cats", ""));
        assertThat(request.id()).contains("7");
        assertThat(request.inputs().get("latents")).isEqualTo(Tensor.of(new float[] {1.5f, -2}, 1, 2));
        assertThat(request.inputs().get("labels")).isEqualTo(Tensor.of(new long[] {3}, 1));
        assertThat(request.outputs()).containsExactly(new InferRequest.Wanted("images", true));
    }

    @Example
    void readsNumbersInTheirOwnFieldsToo() throws IOException {
        Message.Writer latents = new Message.Writer()
                .text(1, "latents")
                .text(2, "FP32")
                .numbers(3, 1, 2)
                .message(5, new Message.Writer().always(6, bytes("0000c03f000000c0")));
        Message.Writer labels = new Message.Writer()
                .text(1, "labels")
                .text(2, "INT64")
                .numbers(3, 2)
                .message(5, new Message.Writer().numbers(3, 3, -1));
        Message request = Message.read(
                new Message.Writer().message(5, latents).message(5, labels).bytes());

        assertThat(Messages.inferRequest(request).inputs().get("latents").floats())
                .containsExactly(1.5f, -2);
        assertThat(Messages.inferRequest(request).inputs().get("labels").longs())
                .containsExactly(3, -1);
    }

    @Example
    void writesAReplyByThePublishedNumbers() {
        InferReply reply = new InferReply(
                new Name("cats"),
                new Name("v-1"),
                Optional.of("7"),
                List.of(new InferReply.Named("images", Tensor.of(new byte[] {0, (byte) 255}, 1, 2), true)));

        assertThat(HexFormat.of()
                        .formatHex(Messages.inferResponse(reply).bytes().toByteArray()))
                .isEqualTo(INFER_RESPONSE);
    }

    @Example
    void namesWhatIsWrong() throws IOException {
        Message few = Message.read(new Message.Writer()
                .message(
                        5,
                        new Message.Writer().text(1, "latents").text(2, "FP32").numbers(3, 1, 2))
                .bytes());

        assertThatThrownBy(() -> Messages.inferRequest(few))
                .isInstanceOf(BadInference.class)
                .hasMessageContaining("input latents: shape [1, 2] of F32 takes 8 bytes, not 0");
        Message huge = Message.read(new Message.Writer()
                .message(5, new Message.Writer().text(1, "x").text(2, "FP32").numbers(3, Long.MAX_VALUE, 4))
                .bytes());
        assertThatThrownBy(() -> Messages.inferRequest(huge)).isInstanceOf(BadInference.class);
    }

    @Example
    void numbersThatAreNoBytesAreRefused() throws IOException {
        for (long number : new long[] {256, -1, 1L << 32}) {
            Message request = Message.read(new Message.Writer()
                    .message(
                            5,
                            new Message.Writer()
                                    .text(1, "image")
                                    .text(2, "UINT8")
                                    .numbers(3, 1)
                                    .message(5, new Message.Writer().numbers(4, number)))
                    .bytes());

            assertThatThrownBy(() -> Messages.inferRequest(request))
                    .isInstanceOf(BadInference.class)
                    .hasMessage("input image: " + number + " is no number of datatype UINT8");
        }
    }

    @Example
    void moreValuesThanAreReadAreRefusedThoughTheyAreShort() throws IOException {
        String text = "120141"; // a version of one letter
        assertThat(message(text.repeat(Message.MOST_VALUES)).bytes(2)).hasSize(Message.MOST_VALUES);

        assertThatThrownBy(() -> message(text.repeat(Message.MOST_VALUES + 1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than " + Message.MOST_VALUES + " values");
    }

    @Example
    void theValuesOfMessagesWithinAreCountedTogether() throws IOException {
        Message nested = message("2a020801".repeat(Message.MOST_VALUES / 2 + 1)); // inputs with a number each

        assertThatThrownBy(() -> nested.messages(5))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than " + Message.MOST_VALUES + " values");
    }

    @Property(tries = 500)
    void refusesRubbishInWords(@ForAll byte[] rubbish) {
        try {
            Messages.inferRequest(Message.read(ByteString.copyFrom(rubbish)));
        } catch (IOException | BadInference expected) {
            assertThat(expected).isNotNull();
        }
    }

    private static Message message(String hex) throws IOException {
        return Message.read(bytes(hex));
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }
}
