package crescendo.measure.seen;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.measure.WholeSet;
import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import crescendo.metric.feature.Features;
import crescendo.metric.feature.NearestNeighbours;
import crescendo.metric.feature.NearestNeighbours.Neighbour;
import crescendo.metric.feature.NearestNeighbours.Search;
import java.util.List;
import java.util.Map;

/**
 * {@code nearest}: how near the first 16 fakes come to training images, as the largest cosine between an extractor's features: 1 where
 * one looks like a copy. The picture {@code nearest.png} has a row a fake: itself, and its 4 nearest reals; the part {@code mean} is
 * the mean over the fakes of the largest cosine.
 *
 * <p>After the figure of Brock et al. 2019, as {@link NearestNeighbours} says, among all training images, however many are asked for
 * otherwise: the protocol counts the fakes, and says among how many {@code reals}. What the extractor sees in a set is kept, so only the first value of a set, a size and an
 * extractor has to look at all of its images.
 */
@AutoService(Metric.class)
public final class NearestMetric implements Metric {
    private static final int REVISION = 2;
    private static final String PICTURE = "nearest.png";

    @Override
    public KnownMetric known() {
        return KnownMetric.NEAREST;
    }

    @Override
    public MetricProtocol protocol(Comparison comparison) {
        DataSetRef reals = comparison.data("train");
        Map<String, String> parameters =
                Map.of("reals", Integer.toString(comparison.whole(reals).count()));
        int samples = Math.min(NearestNeighbours.SAMPLES, comparison.count());
        return comparison.seenProtocol(known(), REVISION, reals, samples, parameters);
    }

    @Override
    public Value measure(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        int samples = protocol.count();
        Features fakes = comparison.seenFakes(samples).features();
        NearestNeighbours found = search(comparison, comparison.whole(protocol.reals()), fakes);
        double mean = found.ofSamples().stream()
                .mapToDouble(neighbours -> neighbours.get(0).similarity())
                .average()
                .orElseThrow();
        int[] shown = found.ofSamples().stream()
                .flatMap(List::stream)
                .mapToInt(Neighbour::real)
                .toArray();
        ImageSheet sheet = sheet(comparison.fakes(samples), comparison.reals(protocol.reals(), shown));
        return new Value(found.value(), Map.of("mean", mean), List.of(), Map.of(PICTURE, sheet.png()));
    }

    private static NearestNeighbours search(Comparison comparison, WholeSet set, Features fakes)
            throws MetricUndefined {
        Search search = new Search(fakes, NearestNeighbours.NEIGHBOURS);
        int block = comparison.block();
        for (int first = 0; first < set.count(); first += block)
            search.look(comparison.seenBlock(set, first).features(), comparison.workers());
        return search.found();
    }

    /** @param neighbours those of the first fake, then those of the second, and so on */
    private static ImageSheet sheet(Images fakes, Images neighbours) {
        int each = NearestNeighbours.NEIGHBOURS;
        ImageSheet sheet = new ImageSheet(fakes, 1 + each, fakes.count());
        for (int row = 0; row < fakes.count(); row++) {
            sheet.put(row, 0, fakes, row);
            for (int n = 0; n < each; n++) sheet.put(row, 1 + n, neighbours, row * each + n);
        }
        return sheet;
    }
}
