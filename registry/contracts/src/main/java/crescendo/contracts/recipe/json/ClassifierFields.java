package crescendo.contracts.recipe.json;

import crescendo.contracts.recipe.Optimiser;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.json.field.Fields;
import java.util.List;

/** A classifier's part of a recipe. */
final class ClassifierFields {
    /** As many as a digit names. */
    private static final int MOST = 9;

    /**
     * Defaults that belong together. A recipe as it is kept has its defaults written out and names no preset any more.
     *
     * @param convolutions of each block; empty for the plain network
     */
    private record Usual(
            List<Integer> channels, List<Integer> convolutions, int resolution, double learningRate, long images) {
        private static final Usual PLAIN = new Usual(List.of(32, 64, 128), List.of(), 32, 0.01, 600_000);
        private static final Usual VGG_SMALL = new Usual(List.of(16, 32, 64), List.of(2, 2, 2), 32, 1e-3, 200_000);

        /** The convolutions of Simonyan and Zisserman 2015, configuration E. */
        private static final Usual VGG19 =
                new Usual(List.of(64, 128, 256, 512, 512), List.of(2, 2, 4, 4, 4), 64, 1e-4, 10_000_000);

        static Usual of(Fields recipe) {
            return switch (recipe.choice("preset", "plain", "plain", "vgg-small", "vgg19")) {
                case "vgg-small" -> VGG_SMALL;
                case "vgg19" -> VGG19;
                default -> PLAIN;
            };
        }
    }

    private ClassifierFields() {}

    static Program.Classifier read(Fields recipe) {
        Usual usual = Usual.of(recipe);
        Fields schedule = recipe.object("schedule");
        int resolution = schedule.resolution("resolution", usual.resolution, 8, 256);
        long images = schedule.integer("images", usual.images, 1, 1_000_000_000L);
        int minibatch = (int) schedule.integer("minibatch", 64, 1, 4096);
        schedule.done();
        Fields network = recipe.object("network");
        int colours = (int) network.integer("colours", 3, 1, 3);
        if (colours == 2) {
            network.fault("colours", "2 is not allowed", "use 1 for grey or 3 for RGB");
        }
        List<Integer> channels = network.integers("channels", usual.channels, 1, 1024);
        List<Integer> convolutions = convolutions(network, usual, channels.size());
        int least = convolutions.isEmpty() ? 2 : 1;
        if (resolution >> channels.size() < least) {
            network.fault("channels", channels.size() + " halvings of " + resolution + " pixels", "list fewer");
        }
        network.done();
        double rate = convolutions.isEmpty() ? usual.learningRate : Math.min(usual.learningRate, 1e-3);
        Optimiser optimiser = ProGanFields.optimiser(recipe.object("optimiser"), rate, 0.9, 0.999, false);
        return new Program.Classifier(resolution, colours, channels, convolutions, optimiser, images, minibatch);
    }

    private static List<Integer> convolutions(Fields network, Usual usual, int blocks) {
        if (!network.has("convolutions") && usual.convolutions.isEmpty()) {
            return List.of();
        }
        List<Integer> convolutions = network.integers("convolutions", usual.convolutions, 1, MOST);
        if (convolutions.size() != blocks || blocks > MOST) {
            network.fault(
                    "convolutions",
                    convolutions + " beside channels of " + blocks + " blocks",
                    "list as many numbers as network.channels has, at most " + MOST);
        }
        return convolutions;
    }
}
