package crescendo.contracts.recipe.json;

import crescendo.contracts.recipe.QueuePlace;
import crescendo.contracts.recipe.json.field.Fields;

/** Where a job is to stand in the queue. */
final class QueueFields {
    private QueueFields() {}

    static QueuePlace read(Fields queue) {
        int priority = (int) queue.integer("priority", 0, QueuePlace.LOWEST, QueuePlace.HIGHEST);
        QueuePlace.Device device = queue.chosen("device", QueuePlace.Device.ANY);
        QueuePlace place = new QueuePlace(priority, device, queue.name("submitter"));
        queue.done();
        return place;
    }
}
