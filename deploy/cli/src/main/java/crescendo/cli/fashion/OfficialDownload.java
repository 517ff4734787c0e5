package crescendo.cli.fashion;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** The address that the set's own repository gives. */
final class OfficialDownload implements Origin {
    private static final URI ADDRESS = URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/");

    @Override
    public void fetch(Path folder) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(15))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        for (IdxFile file : IdxFile.values()) {
            Path target = folder.resolve(file.fileName());
            download(client, ADDRESS.resolve(file.fileName()), target);
            if (!file.isOfficial(target)) {
                throw new IOException(file.fileName() + " has another SHA-256 than the official file");
            }
        }
    }

    private static void download(HttpClient client, URI address, Path target) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(120)).build();
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.ofFile(target))
                    .statusCode();
            if (status != 200) {
                throw new IOException(address + " answers with status " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            throw new IOException(e.getMessage() == null ? ADDRESS.getHost() + " does not answer" : e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "its official address";
    }
}
