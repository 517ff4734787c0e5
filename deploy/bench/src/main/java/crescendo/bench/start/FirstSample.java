package crescendo.bench.start;

import crescendo.bench.Memory;
import crescendo.bench.sample.DirectRuntime;
import crescendo.bench.sample.FreshGenerator;
import crescendo.bench.sample.Publication;
import crescendo.bench.start.FirstSampleFigures.Start;
import crescendo.bench.workplace.Workplace;
import crescendo.cli.Complaint;
import crescendo.cli.image.AppFolder;
import crescendo.cli.image.ClassArchive;
import crescendo.cli.image.JavaHome;
import crescendo.cli.image.Sampled;
import crescendo.cli.image.ServiceUnderWay;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.Name;
import crescendo.platform.child.Ports;
import crescendo.platform.service.Service;
import crescendo.trainer.model.ChannelPlan;
import crescendo.trainer.model.ProGanGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * From the start of the inference service's process until it has answered the first request for a sample, asked for every few
 * milliseconds. It runs as in an image, on each Java with an archive of its classes and without.
 */
record FirstSample(Workplace workplace, Path home, int rounds) {
    private static final Name MODEL = Name.of("bench");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private record Rival(int java, boolean archive, AppFolder app, Path executable) {}

    /** One row for each Java, with the archive and without; their starts take turns. */
    List<FirstSampleFigures> figures(List<Path> javas) {
        try {
            publish();
            List<Rival> rivals = new ArrayList<>();
            for (int place = 1; place <= javas.size(); place++) {
                Path java = javas.get(place - 1);
                rivals.add(rival(place, java, false));
                rivals.add(rival(place, java, true));
            }
            return contest(rivals);
        } catch (IOException e) {
            throw new Complaint(1, "the service's folder cannot be laid out: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint(1, "interrupted while a service starts", e);
        }
    }

    private void publish() {
        FreshGenerator generator = usual();
        byte[] onnx = generator.onnx();
        try (DirectRuntime direct = new DirectRuntime(generator, onnx);
                S3Bucket bucket = workplace.bucket()) {
            new Publication(MODEL, generator, 1)
                    .publish(onnx, direct.golden(Publication.GOLDEN_COUNT, Publication.GOLDEN_SEED), bucket, workplace);
        }
    }

    /** The one that {@code bench sample} has, in colour. */
    private static FreshGenerator usual() {
        ChannelPlan plan = ChannelPlan.capped(384, 64, 32);
        return new FreshGenerator(new ProGanGenerator(plan, plan.at(4), 3), 32);
    }

    private Rival rival(int place, Path java, boolean archive) throws IOException, InterruptedException {
        int version = JavaHome.version(java);
        Path folder = workplace.folder("images").resolve(folderName(place, version, archive));
        AppFolder app = AppFolder.of(Service.INFERENCE, home, version, folder);
        if (archive) ClassArchive.train(app, java);
        return new Rival(version, archive, app, JavaHome.executable(java));
    }

    /** @param place of the Java among those that start it: two may have the same version, or be the same */
    static String folderName(int place, int version, boolean archive) {
        return place + "-java-" + version + (archive ? "-archive" : "");
    }

    private List<FirstSampleFigures> contest(List<Rival> rivals) throws IOException, InterruptedException {
        Map<Rival, List<Start>> starts = new HashMap<>();
        for (int round = 0; round < rounds; round++)
            for (Rival rival : rivals)
                starts.computeIfAbsent(rival, first -> new ArrayList<>()).add(start(rival));
        return rivals.stream()
                .map(rival -> FirstSampleFigures.of(rival.java, rival.archive, starts.get(rival)))
                .toList();
    }

    private Start start(Rival rival) throws IOException, InterruptedException {
        int port = Ports.claim("the inference service", 0);
        Map<String, String> environment = workplace.environment();
        environment.put("CRESCENDO_HTTP_PORT", String.valueOf(port));
        Path log = workplace.folder("logs").resolve("first-sample.log");
        Sampled sampled = new Sampled(port, MODEL);
        long start = System.nanoTime();
        ServiceUnderWay service = ServiceUnderWay.start(rival.app, rival.executable, List.of(), environment, log);
        try {
            while (!sampled.answers("raw")) {
                if (!service.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new Complaint(1, "the inference service does not serve: " + service.lastWords());
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Start measured = new Start(seconds, service.processorSeconds(), Memory.heldMiB(service.pid()));
            service.end(PATIENCE);
            return measured;
        } finally {
            service.kill();
        }
    }
}
