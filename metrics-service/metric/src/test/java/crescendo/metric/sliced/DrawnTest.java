package crescendo.metric.sliced;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.metric.Workers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DrawnTest {
    @Test
    void everyDrawnPatchIsThereAsOftenAsItWasDrawn() {
        Patches patches = Patches.uniform(16, 16, 128, 5, 2);

        Drawn drawn = drawn(patches, 3);

        for (int image = 0; image < 3; image++) {
            int[] all = patches.corners(image);
            int[] corners = drawn.corners()[image];
            assertThat(corners).doesNotHaveDuplicates();
            assertThat(corners.length)
                    .as("of 100 places")
                    .isEqualTo(drawn.between(image, image + 1))
                    .isLessThan(100);
            for (int p = 0; p < corners.length; p++) {
                int corner = corners[p];
                assertThat(drawn.times(image, p)).isEqualTo((int)
                        Arrays.stream(all).filter(one -> one == corner).count());
            }
        }
        assertThat(Arrays.stream(drawn.times()).sum()).isEqualTo(3 * 128);
        assertThat(drawn.count()).isEqualTo(drawn.between(0, 3));
    }

    @Test
    void theSameIsDrawnHoweverManyLookThroughIt() {
        Patches patches = Patches.uniform(16, 16, 128, 5, 2);
        Drawn alone = drawn(patches, 200);

        try (Workers three = new Workers(3)) {
            Drawn together = Drawn.of(patches, 200, three);

            assertThat(together.corners()).isDeepEqualTo(alone.corners());
            assertThat(together.times()).isEqualTo(alone.times());
            assertThat(together.first()).isEqualTo(alone.first());
        }
    }

    private static Drawn drawn(Patches patches, int images) {
        try (Workers one = new Workers(1)) {
            return Drawn.of(patches, images, one);
        }
    }
}
