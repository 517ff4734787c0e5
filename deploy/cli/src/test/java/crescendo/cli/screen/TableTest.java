package crescendo.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void alignsNumbersToTheRightAndWordsToTheLeft() {
        Table table = new Table("job", "images").row("a", 5).row("classes", 12345);

        assertThat(table.lines())
                .containsExactly(
                        "job      images", //
                        "a             5",
                        "classes   12345");
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThatThrownBy(() -> new Table("a", "b").row(1)).hasMessage("a row needs 2 cells, not 1");
    }
}
