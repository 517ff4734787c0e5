package crescendo.inference.service;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.log.EventLog;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.ModelChanged;
import crescendo.contracts.event.Topic;
import crescendo.contracts.model.Alias;
import crescendo.contracts.model.VersionManifest;
import crescendo.inference.Publication;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** Publishes versions as a trainer does: files into the bucket, then the event. */
public final class Trainer {
    private final S3Bucket bucket;

    public Trainer(S3Bucket bucket) {
        this.bucket = bucket;
    }

    public void publish(Publication publication) {
        store(publication);
        announce(publication);
    }

    /** Publishes a version and waits until its model is served; nothing where the service knows the model already. */
    public void haveServed(Publication publication) {
        String path = "/v1/models/" + publication.manifest().model();
        if (given().get(path).statusCode() != 200) {
            publish(publication);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> given().get(path).then().body("serving", notNullValue()));
        }
    }

    public void store(Publication publication) {
        Blobs blobs = new Blobs(bucket);
        blobs.put(publication.onnx());
        blobs.put(publication.golden());
    }

    public void announce(Publication publication) {
        try (EventLog log = log()) {
            log.send(new CheckpointPublished(1, publication.manifest()));
        }
    }

    public void remove(Publication publication) {
        try (EventLog log = log()) {
            log.sendTombstone(Topic.CHECKPOINTS, new CheckpointPublished(1, publication.manifest()).key());
        }
    }

    public void point(String alias, Publication publication, long sequence) {
        VersionManifest manifest = publication.manifest();
        try (EventLog log = log()) {
            log.send(new ModelChanged(
                    1, new Alias(manifest.model(), new Name(alias), sequence, manifest.version(), "nonce")));
        }
    }

    /** Flips one bit of the generator where it lies in the bucket. */
    public Digest damage(Publication publication) {
        Digest digest = publication.manifest().file(VersionManifest.GENERATOR).digest();
        String key = bucket.list("blobs/").stream()
                .filter(name -> name.endsWith(digest.hex()))
                .findFirst()
                .orElseThrow();
        byte[] content = bucket.get(key).orElseThrow();
        content[content.length / 2] ^= 1;
        bucket.put(key, content);
        return digest;
    }

    private static EventLog log() {
        String brokers = ConfigProvider.getConfig().getValue("KAFKA_BOOTSTRAP_SERVERS", String.class);
        return new EventLog(brokers, "/crescendo/trainer");
    }
}
