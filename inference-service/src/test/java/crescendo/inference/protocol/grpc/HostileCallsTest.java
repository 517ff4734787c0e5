package crescendo.inference.protocol.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.Name;
import crescendo.inference.Damage;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.batch.Admission;
import crescendo.inference.batch.ahead.Cost;
import crescendo.inference.gate.Room;
import crescendo.inference.gate.door.Gate;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is called, the outcome is a reply or a status that says whose fault it is, and nobody stays inside. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class HostileCallsTest {
    private static final Publication CALLED = Publication.of("called", 1000, new TinyGenerator(8, 4, 3, 5));
    private static final int INVALID = 3;
    private static final int DEADLINE = 4;
    private static final int EXHAUSTED = 8;

    @Inject
    S3Bucket bucket;

    @Inject
    Vertx vertx;

    @Inject
    Gate gate;

    @Inject
    Admission admission;

    @Inject
    Room room;

    @TestHTTPResource("/")
    URL service;

    private Calls calls;

    @BeforeEach
    void publish() {
        calls = new Calls(vertx, service);
        new Trainer(bucket).haveServed(CALLED);
    }

    @AfterEach
    void nobodyIsInside() {
        calls.close();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(gate.inside()).isZero();
            assertThat(admission.held()).isZero();
            assertThat(room.held()).isZero();
        });
    }

    private static Message.Writer call(int rows, String name) {
        return new Message.Writer()
                .text(1, "called")
                .message(5, new Message.Writer().text(1, name).text(2, "FP32").numbers(3, rows, 8))
                .always(7, ByteString.copyFrom(new byte[rows * 8 * 4]));
    }

    @Test
    void damagedMessagesAreRefusedOrAnswered() throws Exception {
        byte[] whole = call(2, "latents").bytes().toByteArray();
        Random random = new Random(5);

        for (int trial = 0; trial < 500; trial++) {
            Calls.Reply reply = calls.of("ModelInfer", Calls.framed(Damage.of(whole, trial, 40, random)));

            assertThat(reply.status()).as("trial %d: %s", trial, reply.words()).isIn(0, INVALID, 5, EXHAUSTED);
        }
        assertThat(calls.of("ModelInfer", call(2, "latents")).status()).isZero();
    }

    @Test
    void damagedFramesAreRefused() throws Exception {
        byte[] message = call(1, "latents").bytes().toByteArray();
        Buffer longer = Buffer.buffer()
                .appendByte((byte) 0)
                .appendInt(Integer.MAX_VALUE)
                .appendBytes(message);
        Buffer negative = Buffer.buffer().appendByte((byte) 0).appendInt(-1).appendBytes(message);
        Buffer packed = Calls.framed(message).setByte(0, (byte) 1);
        Buffer twice = Calls.framed(message).appendBuffer(Calls.framed(message));

        for (Buffer call : List.of(Buffer.buffer("abc"), longer, negative, packed, twice)) {
            assertThat(calls.of("ModelInfer", call).status()).isEqualTo(INVALID);
        }
    }

    @Test
    void aMessageThatIsTooLongIsRefusedWhileItIsSent() throws Exception {
        HttpClientRequest request = calls.open("ModelInfer");
        CompletableFuture<Calls.Reply> coming = Calls.coming(request.response());
        Buffer some = Buffer.buffer(new byte[1 << 20]);
        for (int mib = 0; mib < 6; mib++) {
            request.write(some);
        }

        Calls.Reply reply = Calls.come(coming);

        assertThat(reply.status()).isEqualTo(EXHAUSTED);
        assertThat(reply.words()).isEqualTo("the message is longer than 4194304 bytes");
    }

    @Test
    void bodiesAreTurnedAwayWhileTheyComeWhereOthersHaveTheMemory() throws Exception {
        try (Room.Ticket others = room.take(TestPlatform.MEMORY - (1 << 20))) {
            assertThat(others).isNotNull();
            HttpClientRequest request = calls.open("ModelInfer");
            CompletableFuture<Calls.Reply> coming = Calls.coming(request.response());
            request.write(Buffer.buffer(new byte[1 << 20]));

            Calls.Reply reply = Calls.come(coming);

            assertThat(reply.status()).isEqualTo(EXHAUSTED);
            assertThat(reply.words()).startsWith("too much at once: ").contains("crescendo.inference.request-memory");
        }
    }

    @Test
    void shortNumbersTakeRoomForWhatIsMadeOfThem() throws Exception {
        Message.Writer input = new Message.Writer().text(1, "latents").text(2, "FP32");
        input.always(3, ByteString.copyFrom(new byte[1 << 20]));
        Buffer call = Calls.framed(
                new Message.Writer().text(1, "called").message(5, input).bytes().toByteArray());
        try (Room.Ticket others = room.take(TestPlatform.MEMORY - (8 << 20))) {
            assertThat(others).isNotNull();

            Calls.Reply reply = calls.of("ModelInfer", call);

            assertThat(reply.status()).as(reply.words()).isEqualTo(EXHAUSTED);
            assertThat(reply.words()).startsWith("too much at once: ").contains("crescendo.inference.request-memory");
        }
        assertThat(calls.of("ModelInfer", call).status()).isEqualTo(INVALID);
    }

    @Test
    void whoWouldWaitForTooLongIsTurnedAwayBeforeTheirBodyIsThere() throws Exception {
        try (Admission.Ticket others = admission.enter("others")) {
            others.becomes(new Name("called"), 1, new Cost(1e12, 1));
            HttpClientRequest request = calls.open("ModelInfer");
            CompletableFuture<Calls.Reply> coming = Calls.coming(request.response());
            Buffer call = Calls.framed(call(2, "latents").bytes().toByteArray());
            request.write(call.slice(0, 9));
            request.write(call.slice(9, 20));

            Calls.Reply reply = Calls.come(coming);

            assertThat(reply.status()).isEqualTo(EXHAUSTED);
            assertThat(reply.words()).contains("until it is your turn").contains("crescendo.inference.max-wait");
        }
    }

    @Test
    void aQuestionIsNoLongerThanNamesAre() throws Exception {
        for (String question : List.of("ServerLive", "ModelReady", "ModelMetadata", "NoSuchMethod")) {
            Calls.Reply reply = calls.of(question, new Message.Writer().text(1, "x".repeat(1 << 16)));

            assertThat(reply.status()).as(question).isEqualTo(EXHAUSTED);
            assertThat(reply.words()).isEqualTo("the message is longer than 65536 bytes");
        }
    }

    @Test
    void anEndlessNameDoesNotMakeAnEndlessTrailer() throws Exception {
        Calls.Reply reply = calls.of("ModelInfer", call(1, "x".repeat(1 << 20)));

        assertThat(reply.status()).isEqualTo(INVALID);
        assertThat(reply.words()).hasSizeLessThan(1100).startsWith("input xxx");
    }

    @Test
    void aReplyThatWouldBeTooLongIsRefusedBeforeItIsMade() throws Exception {
        Calls.Reply reply = calls.of("ModelInfer", call(64, "latents").text(3, "by name"));

        assertThat(reply.status()).isEqualTo(EXHAUSTED);
        assertThat(reply.words()).contains("16384 are allowed (crescendo.inference.max-reply-size)");
    }

    @Test
    void aCallIsNotWaitedForLongerThanItsClientWaits() throws Exception {
        HttpClientRequest request = calls.open("ModelInfer");
        CompletableFuture<Calls.Reply> coming = Calls.coming(request.response());
        request.putHeader("grpc-timeout", "100m").write(Buffer.buffer("abc"));

        assertThat(Calls.come(coming).status()).isEqualTo(DEADLINE);
    }

    @Test
    void aTimeThatIsNoneIsNamed() throws Exception {
        Buffer call = Calls.framed(call(1, "latents").bytes().toByteArray());

        Calls.Reply reply = calls.of("ModelInfer", call, "grpc-timeout", "soon");

        assertThat(reply.status()).isEqualTo(INVALID);
        assertThat(reply.words()).contains("grpc-timeout: \"soon\" is not allowed");
    }

    @Test
    void moreCallsThanThereIsRoomForAreSentAwayAtOnce() throws Exception {
        List<HttpClientRequest> others = new ArrayList<>();
        for (int i = 0; i < 56; i++) {
            HttpClientRequest request = calls.open("ModelInfer");
            request.write(Buffer.buffer("a"));
            others.add(request);
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(gate.inside()).isEqualTo(56));

        Calls.Reply reply = calls.of("ModelInfer", call(1, "latents"));

        assertThat(reply.status()).isEqualTo(EXHAUSTED);
        assertThat(reply.words()).contains("beside the 56 that wait already");
        assertThat(calls.of("ServerLive", new Message.Writer()).status()).isZero();
        others.forEach(HttpClientRequest::reset);
    }
}
