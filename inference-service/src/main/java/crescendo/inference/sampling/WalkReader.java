package crescendo.inference.sampling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import crescendo.inference.sampling.walk.Walk;
import crescendo.inference.sampling.walk.Way;
import java.util.Set;

/** Reads the way that the images of a request take through the latents. */
final class WalkReader {
    static final String SWEEP = "sweep";
    static final String INTERPOLATION = "interpolation";

    /** What becomes of the classes of an interpolation's stops between them. */
    static final String CLASSES = "classes";

    private static final JsonNode NEAREST = TextNode.valueOf("nearest");
    private static final JsonNode BLEND = TextNode.valueOf("blend");
    private static final int MAX_VARIABLES = 1 << 20;
    private static final double FAR = 100;

    private WalkReader() {}

    /**
     * @param most     stops
     * @param latents  that are given; 0 where a seed is
     */
    static Walk read(Fields request, int most, int latents) {
        if (request.has(SWEEP) && request.has(INTERPOLATION)) {
            request.fault(INTERPOLATION, "there is a sweep already", "give one of the two");
        }
        if (request.has(SWEEP)) {
            return sweep(request, latents);
        }
        return request.has(INTERPOLATION) ? between(request, most, latents) : new Walk.Still();
    }

    private static Walk sweep(Fields request, int latents) {
        Fields fields = request.object(SWEEP, Set.of("variable", "from", "to"));
        if (latents > 1) {
            request.fault("latents", latents + " rows are not allowed beside a sweep", "give one");
        }
        if (!fields.has("variable")) {
            fields.fault("variable", "missing", "use the number of a latent variable, from 0");
        }
        return new Walk.Sweep(
                fields.integer("variable", 0, MAX_VARIABLES, 0).orElse(0L).intValue(),
                fields.number("from", -FAR, FAR, 0).orElse(-2.0),
                fields.number("to", -FAR, FAR, 0).orElse(2.0));
    }

    private static Walk between(Fields request, int most, int latents) {
        Fields fields = request.object(INTERPOLATION, Set.of("way", "stops", "loop", CLASSES));
        if (latents == 1) {
            request.fault("latents", "1 row is not allowed beside an interpolation", "give at least 2");
        }
        if (latents > 0 && fields.has("stops")) {
            fields.fault("stops", "latents say it already", "leave it out");
        }
        int stops = fields.integer("stops", 2, most, 2).orElse(2L).intValue();
        return new Walk.Between(
                fields.field("way").map(node -> way(fields, node)).orElse(Way.SPHERICAL),
                latents > 0 ? Math.max(2, latents) : stops,
                fields.flag("loop"),
                fields.field(CLASSES).map(node -> blends(fields, node)).orElse(false));
    }

    private static boolean blends(Fields fields, JsonNode node) {
        if (!node.equals(NEAREST) && !node.equals(BLEND)) {
            fields.fault(CLASSES, Fields.shown(node) + " is not known", "use one of blend, nearest");
        }
        return node.equals(BLEND);
    }

    private static Way way(Fields fields, JsonNode node) {
        return Way.of(node.asText()).orElseGet(() -> {
            fields.fault("way", Fields.shown(node) + " is not known", "use one of " + Way.words());
            return Way.SPHERICAL;
        });
    }
}
