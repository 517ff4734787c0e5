package crescendo.cli.evaluate.sets;

import crescendo.cli.ask.Target;
import crescendo.cli.extractor.ChosenExtractor;
import crescendo.cli.extractor.OpenExtractor;
import crescendo.client.dataset.source.Reading;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Two sets of images compared.
 *
 * @param fakes absent where the reals are compared with themselves, half with half
 * @param extractor of classes and features, if any
 */
public record SetEvaluation(
        Path reals,
        Optional<Path> fakes,
        List<Metric> metrics,
        Chosen.Wish wish,
        Optional<ChosenExtractor> extractor,
        Reading reading) {
    /** @param target asked for an extractor that is no file @param doing hears what is being done */
    public SetReport run(Target target, Consumer<String> doing) throws IOException {
        try (ImageSet real = new ImageSet("--reals", reals, reading);
                ImageSet fake = fakes.isPresent() ? new ImageSet("--fakes", fakes.get(), reading) : null;
                OpenExtractor open = extractor.isPresent() ? extractor.get().open(target) : null;
                Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
            Chosen chosen = fake == null ? Chosen.halves(real, wish) : Chosen.of(real, fake, wish);
            doing.accept("reading 2 × %,d images".formatted(chosen.count()));
            FileSubject subject = new FileSubject(
                    reals,
                    real.read(chosen.reals(), 1),
                    new Searched(real, chosen.searched(real.count(), fake == null)),
                    (fake == null ? real : fake).read(chosen.fakes(), 1),
                    wish.seed(),
                    Optional.ofNullable(open));
            return measured(new Comparison(subject, workers), doing);
        }
    }

    private SetReport measured(Comparison comparison, Consumer<String> doing) {
        List<SetReport.Row> rows = new ArrayList<>();
        for (Metric metric : metrics) {
            doing.accept("measuring " + metric.name());
            rows.add(row(comparison, metric));
        }
        return new SetReport(comparison.count(), comparison.seed(), rows);
    }

    /** What one metric cannot do is told in its place; the others go on. */
    private static SetReport.Row row(Comparison comparison, Metric metric) {
        MetricProtocol protocol = metric.protocol(comparison);
        try {
            return new SetReport.Row(protocol, Optional.of(metric.measure(comparison, protocol)), Optional.empty());
        } catch (MetricUndefined | RuntimeException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new SetReport.Row(protocol, Optional.empty(), Optional.of(reason));
        }
    }
}
