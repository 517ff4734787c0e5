package crescendo.cli.rest;

import crescendo.cli.Complaint;
import crescendo.cli.up.Running;
import crescendo.contracts.Name;
import crescendo.platform.service.Service;
import java.nio.file.Path;

/** Larger pictures from the inference service. */
public final class Upscaling {
    private final Http http;
    private final String path;

    /** @param query how, as the service's options say; empty, or from its question mark on */
    public Upscaling(Running running, Name model, String query) {
        this.http = new Http(running.service(Service.INFERENCE));
        this.path = "/v1/models/" + model + "/upscaled" + query;
    }

    /**
     * Makes one larger. Waits where the service has too much at once.
     *
     * @param into is written, and holds nothing of use where this fails
     * @throws Complaint where that picture, or the request, will not do
     */
    public void upscale(Path picture, Path into) {
        http.post(path, picture, into);
    }
}
