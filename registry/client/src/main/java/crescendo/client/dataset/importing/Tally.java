package crescendo.client.dataset.importing;

import crescendo.client.dataset.source.ImageSource;
import crescendo.client.dataset.source.RawImage;
import crescendo.client.dataset.source.SourceFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Counts what goes by: good images go on, broken ones are noted, or stop everything where that is asked for. */
final class Tally implements ImageSource.Sink {
    private final Intake intake;
    private final boolean strict;
    private final int total;
    private final DataSetImport.Progress progress;
    private final List<String> reasons = new ArrayList<>();
    private int done;
    private int broken;

    Tally(Intake intake, boolean strict, int total, DataSetImport.Progress progress) {
        this.intake = intake;
        this.strict = strict;
        this.total = total;
        this.progress = progress;
    }

    @Override
    public void image(RawImage image, int label) throws IOException {
        intake.add(image, label);
        progress.at(++done, total);
    }

    @Override
    public void broken(String name, String reason) {
        String line = name + ": " + reason;
        if (strict) {
            throw new SourceFault(line);
        }
        if (++broken <= ImportReport.NAMED) {
            reasons.add(line);
        }
        progress.at(++done, total);
    }

    int broken() {
        return broken;
    }

    List<String> reasons() {
        return reasons;
    }
}
