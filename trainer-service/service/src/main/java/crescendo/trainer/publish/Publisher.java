package crescendo.trainer.publish;

import crescendo.client.Nonce;
import crescendo.client.blob.Blobs;
import crescendo.client.model.Models;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.Event;
import crescendo.contracts.guard.Standing;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.StateRef;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.trainer.loop.Checkpoint;
import crescendo.trainer.retention.Retired;
import crescendo.trainer.retention.Retirement;
import crescendo.trainer.retention.Signature;
import crescendo.trainer.tenure.Outbox;
import crescendo.trainer.tenure.Tenure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Makes versions of a job's checkpoints: blobs, the log's entry, and then the copies of it that others read. */
public final class Publisher {
    private final Tenure tenure;
    private final Blobs blobs;
    private final Models models;
    private final Consumer<Event> news;
    private final Retirement retirement;
    private final Map<String, String> run;

    /** @param run facts that the weights depend on beside recipe, data and seed */
    public Publisher(Tenure tenure, Blobs blobs, Models models, Outbox outbox, Map<String, String> run) {
        this.tenure = tenure;
        this.blobs = blobs;
        this.models = models;
        this.news = outbox::send;
        this.retirement = new Retirement(tenure, blobs, models, outbox);
        this.run = run;
    }

    /**
     * Makes the version that the checkpoint is. One that the log has already, since training had to go on from before it,
     * stays as it is, and the state alone is recorded.
     *
     * @param state    of the very step of the checkpoint
     * @param standing how the guard found it, where it looked
     * @throws VersionDiffers where the log has it with other weights
     */
    public void publish(Checkpoint checkpoint, StateRef state, Optional<Standing> standing) {
        List<Checkpoint.File> contents = signed(checkpoint.files());
        Map<String, FileRef> files = new TreeMap<>();
        for (Checkpoint.File file : contents) {
            byte[] content = file.content();
            files.put(file.name(), new FileRef(Digest.of(content), content.length, file.mediaType()));
        }
        VersionManifest manifest = Manifests.of(tenure.job(), checkpoint, files, run);
        Optional<VersionManifest> before = Retired.published(tenure.entries()).stream()
                .filter(known -> known.ref().equals(manifest.ref()))
                .findFirst();
        if (!Retired.in(tenure.entries()).contains(manifest.version())) {
            for (Checkpoint.File file : contents) {
                tenure.verify();
                blobs.put(file.content());
            }
        }
        if (before.isPresent()) {
            VersionDiffers.require(before.get(), manifest);
            tenure.append(new LogEntry.State(Nonce.next(), tenure.attempt(), state));
            return;
        }
        LogEntry entry = new LogEntry.Published(Nonce.next(), tenure.attempt(), manifest, state, standing);
        tenure.append(entry, () -> copy(manifest));
        retirement.sweep();
    }

    /** Files of a version that may have to go are this job's alone. */
    private List<Checkpoint.File> signed(List<Checkpoint.File> files) {
        Job job = tenure.job();
        return job.recipe().retention().keepsAll()
                ? files
                : files.stream()
                        .map(file -> new Checkpoint.File(
                                file.name(), file.mediaType(), Signature.on(file.name(), file.content(), job.id())))
                        .toList();
    }

    /** Makes the copies again of all that the job has published: its worker may have ended before it made them. */
    public void repeatAll() {
        Set<Name> gone = Retired.in(tenure.entries());
        Retired.published(tenure.entries()).stream()
                .filter(version -> !gone.contains(version.version()))
                .forEach(this::copy);
        retirement.repeatAll();
        retirement.sweep();
    }

    private void copy(VersionManifest manifest) {
        models.create(manifest);
        news.accept(new CheckpointPublished(1, manifest));
    }
}
