package crescendo.measure.seen;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import crescendo.metric.feature.Features;
import crescendo.metric.feature.NearestNeighbours;
import crescendo.metric.feature.NearestNeighbours.Neighbour;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code nearest}: how near the first 16 fakes come to training images, as the largest cosine between an extractor's features: 1 where
 * one looks like a copy. The picture {@code nearest.png} has a row a fake: itself, and its 4 nearest reals; the part {@code mean} is
 * the mean over the fakes of the largest cosine.
 *
 * <p>After the figure of Brock et al. 2019, as {@link NearestNeighbours} says, among as many training images as fakes are asked for:
 * what lies outside of those is not seen.
 */
@AutoService(Metric.class)
public final class NearestMetric implements Metric {
    private static final int REVISION = 1;
    private static final String PICTURE = "nearest.png";

    @Override
    public KnownMetric known() {
        return KnownMetric.NEAREST;
    }

    @Override
    public MetricProtocol protocol(Comparison comparison) {
        DataSetRef reals = comparison.data("train");
        Map<String, String> parameters = Map.of("samples", Integer.toString(NearestNeighbours.SAMPLES));
        return comparison.seenProtocol(known(), REVISION, reals, comparison.count(reals), parameters);
    }

    @Override
    public Value measure(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        int samples = Math.min(NearestNeighbours.SAMPLES, comparison.count());
        Features reals =
                comparison.seenReals(protocol.reals(), protocol.count()).features();
        NearestNeighbours found = NearestNeighbours.of(
                reals, comparison.seenFakes(samples).features(), NearestNeighbours.NEIGHBOURS, comparison.workers());
        double mean = found.ofSamples().stream()
                .mapToDouble(neighbours -> neighbours.get(0).similarity())
                .average()
                .orElseThrow();
        Images pictured = comparison.reals(protocol.reals(), protocol.count());
        byte[] png = sheet(comparison.fakes(samples), pictured, found).png();
        return new Value(found.value(), Map.of("mean", mean), List.of(), Map.of(PICTURE, png));
    }

    private static ImageSheet sheet(Images fakes, Images reals, NearestNeighbours found) {
        ImageSheet sheet = new ImageSheet(fakes, 1 + NearestNeighbours.NEIGHBOURS, fakes.count());
        for (int row = 0; row < fakes.count(); row++) {
            sheet.put(row, 0, fakes, row);
            List<Neighbour> neighbours = new ArrayList<>(found.ofSamples().get(row));
            for (int n = 0; n < neighbours.size(); n++)
                sheet.put(row, 1 + n, reals, neighbours.get(n).real());
        }
        return sheet;
    }
}
