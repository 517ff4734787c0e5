package crescendo.bench.serve;

import crescendo.bench.sample.DirectRuntime;
import crescendo.bench.sample.FreshGenerator;
import crescendo.bench.sample.Publication;
import crescendo.bench.sample.SamplingClient;
import crescendo.bench.workplace.Workplace;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.Name;
import crescendo.contracts.tensor.Tensor;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Newer versions of a model, one after the other, while clients ask for images of whatever is in front. */
record Swaps(Workplace workplace, S3Bucket bucket, Name model, FreshGenerator generator, byte[] onnx) {
    void publish(DirectRuntime direct, long imagesShown) {
        Map<String, Tensor> golden = direct.golden(Publication.GOLDEN_COUNT, Publication.GOLDEN_SEED);
        new Publication(model, generator, imagesShown).publish(onnx, golden, bucket, workplace);
    }

    /** What {@code clients} met meanwhile. */
    LoadFigures under(Load load, int clients, int swaps, DirectRuntime direct, SamplingClient rest) {
        AtomicBoolean swapping = new AtomicBoolean(true);
        CompletableFuture<LoadFigures> met = CompletableFuture.supplyAsync(
                () -> load.crowdWhile(swaps + " swaps, " + clients + " clients", clients, swapping::get));
        try {
            for (int i = 0; i < swaps; i++) {
                long shown = 2L + i;
                publish(direct, shown);
                rest.awaitServing(new Publication(model, generator, shown).version());
            }
        } finally {
            swapping.set(false);
        }
        return met.join();
    }
}
