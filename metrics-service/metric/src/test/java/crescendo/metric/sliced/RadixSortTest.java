package crescendo.metric.sliced;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RadixSortTest {
    @Property(tries = 200)
    void sortsWhateverFloatsAsTheLibraryDoes(@ForAll float[] values) {
        float[] expected = values.clone();
        Arrays.sort(expected);

        new RadixSort(values.length).sort(values);

        assertThat(values).isEqualTo(expected);
    }
}
