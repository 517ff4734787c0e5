package crescendo.bench.upscale;

import crescendo.bench.Memory;
import crescendo.bench.workplace.RemoteModel;
import crescendo.cli.Complaint;
import crescendo.platform.service.ServiceProcess;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import javax.imageio.ImageIO;

/** Sends pictures, and reads what comes without keeping it. */
public final class UpscalingClient {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final ServiceProcess service;
    private final RemoteModel model;

    public UpscalingClient(ServiceProcess service) {
        this.service = service;
        this.model = new RemoteModel(service.address(), BroughtUpscaler.MODEL, "upscaling");
    }

    /** How long an answer took, and of how many tiles it was made. */
    public record Answered(int tiles, Taken taken, double firstSeconds) {}

    /** Waits until the model answers. */
    public void awaitServing() {
        if (!model.await(PATIENCE, described -> described.has("serving")))
            throw Complaint.failed("the inference service does not serve the upscaler after " + PATIENCE);
    }

    /** @param format png or jpeg */
    public Answered upscale(byte[] png, int tile, String format) {
        Taken before = now();
        HttpRequest request = model.request("/upscaled?tile=" + tile + "&format=" + format)
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(png))
                .build();
        HttpResponse<InputStream> reply = model.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = reply.body()) {
            double first = now().since(before).seconds();
            if (reply.statusCode() != 200)
                throw Complaint.failed(
                        "the inference service said " + reply.statusCode() + ": " + new String(body.readAllBytes()));
            body.transferTo(OutputStream.nullOutputStream());
            int tiles =
                    (int) reply.headers().firstValueAsLong("Crescendo-Tiles").orElseThrow();
            return new Answered(tiles, now().since(before), first);
        } catch (IOException e) {
            throw new Complaint(1, "the answer broke off: " + e.getMessage(), e);
        }
    }

    private Taken now() {
        return Taken.byNow(ProcessHandle.of(service.process().pid()).orElseThrow());
    }

    /** The most that the service has held. */
    long peakMiB() {
        return Memory.peakMiB(service.process().pid());
    }

    /** A PNG file of it. */
    public static byte[] picture(int side) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(drawn(side), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A picture with something everywhere: noise on waves, RGB. */
    public static BufferedImage drawn(int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(side);
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++) {
                int wave = (int) (100 + 60 * Math.sin(0.05 * x) * Math.cos(0.04 * y)) + random.nextInt(24);
                image.setRGB(x, y, wave << 16 | (wave / 2 + 40) << 8 | 255 - wave);
            }
        return image;
    }
}
