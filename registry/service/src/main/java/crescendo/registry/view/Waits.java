package crescendo.registry.view;

import crescendo.contracts.Json;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.recipe.QueuePlace.Device;
import java.util.Optional;

/** What a job waits for, in words that follow "waits for". */
public final class Waits {
    private Waits() {}

    /** Nothing where it does not wait. */
    public static Optional<String> of(JobChanged job, View others) {
        return switch (job.state()) {
            case "waiting" ->
                Optional.of(
                        before(job, others).orElseGet(() -> trainer(job.queue().device())));
            case "submitted" -> Optional.of("a trainer");
            case "paused" -> Optional.of("being resumed");
            default -> Optional.empty();
        };
    }

    private static Optional<String> before(JobChanged job, View others) {
        return job.after()
                .filter(name -> others.job(name).filter(JobView::ended).isEmpty())
                .map(name -> "job " + name);
    }

    private static String trainer(Device device) {
        return device == Device.ANY ? "a trainer" : "a " + Json.text(device) + " trainer";
    }
}
