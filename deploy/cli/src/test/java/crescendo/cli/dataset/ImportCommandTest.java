package crescendo.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.cli.Spoken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shape may be; none of these gets as far as the store. */
class ImportCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"100x50", "128x32", "128x65", "96x96"})
    void refusesAShapeThatNothingGrowsTo(String shape) {
        Spoken spoken = Spoken.by("dataset", "import", "people", "people.zip", "--shape", shape);

        assertThat(spoken.exitCode()).isNotZero();
        assertThat(spoken.err())
                .contains("--shape: " + shape + " is not allowed")
                .contains("such as 128x64 or 96x128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"128", "128x", "tall", "0x4", "999999x4"})
    void refusesWhatIsNoShape(String shape) {
        Spoken spoken = Spoken.by("dataset", "import", "people", "people.zip", "--shape", shape);

        assertThat(spoken.exitCode()).isNotZero();
        assertThat(spoken.err()).contains("--shape: " + shape + " is no shape; write it as 128x64");
    }

    @Test
    void refusesASideBesideAShape() {
        Spoken spoken = Spoken.by("dataset", "import", "people", "people.zip", "--shape", "128x64", "--side", "128");

        assertThat(spoken.exitCode()).isNotZero();
        assertThat(spoken.err()).contains("--side: given beside --shape");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--side=128", "--shape=128x64", "--labels=cat,dog"})
    void refusesWhatImagesOfAnySizeHaveNotBesideVariable(String option) {
        Spoken spoken = Spoken.by("dataset", "import", "photographs", "photographs.zip", "--variable", option);

        assertThat(spoken.exitCode()).isNotZero();
        assertThat(spoken.err()).contains(option.substring(0, option.indexOf('=')) + ": given beside --variable");
    }

    @Test
    void refusesWhatIsNoPattern() {
        Spoken spoken = Spoken.by("dataset", "import", "set5", "set5.zip", "--variable", "--only", "{HR");

        assertThat(spoken.exitCode()).isNotZero();
        assertThat(spoken.err()).contains("--only: {HR is no pattern");
    }
}
