package crescendo.contracts.recipe.json;

import crescendo.contracts.recipe.Optimiser;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.json.field.Fields;
import java.util.List;

/** A classifier's part of a recipe. */
final class ClassifierFields {
    private static final List<Integer> CHANNELS = List.of(32, 64, 128);

    private ClassifierFields() {}

    static Program.Classifier read(Fields recipe) {
        Fields schedule = recipe.object("schedule");
        int resolution = schedule.resolution("resolution", 32, 8, 256);
        long images = schedule.integer("images", 600_000, 1, 1_000_000_000L);
        int minibatch = (int) schedule.integer("minibatch", 64, 1, 4096);
        schedule.done();
        Fields network = recipe.object("network");
        int colours = (int) network.integer("colours", 3, 1, 3);
        List<Integer> channels = network.integers("channels", CHANNELS, 1, 1024);
        if (colours == 2) {
            network.fault("colours", "2 is not allowed", "use 1 for grey or 3 for RGB");
        }
        if (resolution >> channels.size() < 2) {
            network.fault("channels", channels.size() + " halvings of " + resolution + " pixels", "list fewer");
        }
        network.done();
        Optimiser optimiser = ProGanFields.optimiser(recipe.object("optimiser"), 0.01, 0.9, 0.999, false);
        return new Program.Classifier(resolution, colours, channels, optimiser, images, minibatch);
    }
}
