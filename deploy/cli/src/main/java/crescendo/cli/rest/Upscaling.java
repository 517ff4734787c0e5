package crescendo.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.up.Running;
import crescendo.contracts.Name;
import crescendo.platform.service.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Larger pictures from the inference service. */
public final class Upscaling {
    private final Http http;
    private final String path;
    private final String query;

    /** @param query how, as the service's options say: from its question mark on */
    public Upscaling(Running running, Name model, String query) {
        this.http = new Http(running.service(Service.INFERENCE));
        this.path = "/v1/models/" + model + "/upscaled";
        this.query = query;
    }

    /**
     * The upscaler that is meant where none is named.
     *
     * @throws Complaint where none or several are served; names them
     */
    public static Name only(Running running) {
        JsonNode models = new Http(running.service(Service.INFERENCE)).get("/v1/models");
        List<String> upscalers = StreamSupport.stream(models.path("models").spliterator(), false)
                .filter(model -> model.path("kind").asText().equals("upscaler"))
                .map(model -> model.path("model").asText())
                .toList();
        if (upscalers.isEmpty()) {
            throw new Complaint(
                    ExitCode.NOT_FOUND,
                    "--model: no upscaler is served; train one, or bring one with crescendo model import FILE --kind"
                            + " upscaler");
        }
        if (upscalers.size() > 1) {
            throw Complaint.usage(
                    "--model: missing, and several are served; use one of " + String.join(", ", upscalers));
        }
        return new Name(upscalers.get(0));
    }

    /** How far a picture is, in tiles. */
    public record Tiles(int done, int all) {}

    /**
     * Makes one larger. Waits where the service has too much at once.
     *
     * @param name of its own, by which {@link #progress} finds it meanwhile
     * @param into is written, and holds nothing of use where this fails
     * @throws Complaint where that picture, or the request, will not do
     */
    public void upscale(Path picture, Name name, Path into) {
        http.post(path + query + "&name=" + name, picture, into);
    }

    /** Nothing where it is not read yet, is done, or is not told of. */
    public Optional<Tiles> progress(Name name) {
        try {
            return http.find(path + "/" + name)
                    .map(told -> new Tiles(
                            told.path("done").asInt(), told.path("tiles").asInt()))
                    .filter(tiles -> tiles.all > 0);
        } catch (Complaint notTold) {
            return Optional.empty(); // whoever waits for the picture is told what is wrong
        }
    }
}
