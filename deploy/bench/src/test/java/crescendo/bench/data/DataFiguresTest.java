package crescendo.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataFiguresTest {
    @Test
    void setsReadingBesideTraining() {
        List<DataFigures> rows = List.of(
                DataFigures.of("import", 32, 12345.6, 300),
                DataFigures.of("read", 32, 500000, 310).besideTraining(125));

        assertThat(DataFigures.table(rows).lines())
                .containsExactly(
                        "what    side  images/s  training's  times as fast  peak MiB",
                        "import    32     12346           –              –       300",
                        "read      32    500000         125           4000       310");
    }
}
