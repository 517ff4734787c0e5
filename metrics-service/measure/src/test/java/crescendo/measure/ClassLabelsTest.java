package crescendo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.metric.MetricUndefined;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassLabelsTest {
    private final ClassLabels labels = new ClassLabels(List.of("bag", "coat"), new int[] {0, 1, 1, 0});

    @Test
    void classesAreTheSameByTheirNamesWhateverTheirNumbers() throws MetricUndefined {
        assertThat(labels.numberedAs("the classes", List.of("dress", "coat", "bag")))
                .containsExactly(2, 1, 1, 2);
    }

    @Test
    void aClassThatTheOthersDoNotKnowIsNamed() {
        assertThatThrownBy(() -> labels.numberedAs("the extractor's classes", List.of("bag", "dress")))
                .isInstanceOf(MetricUndefined.class)
                .hasMessage("the class coat is none of the extractor's classes, which are bag, dress");
    }
}
