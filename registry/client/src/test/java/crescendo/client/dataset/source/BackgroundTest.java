package crescendo.client.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BackgroundTest {
    @Test
    void isANameOrSixDigits() {
        assertThat(Background.parse("White")).isEqualTo(new Background(255, 255, 255));
        assertThat(Background.parse("#8040Ff")).isEqualTo(new Background(128, 64, 255));
        assertThat(Background.parse("8040ff").grey()).isFalse();
        assertThatThrownBy(() -> Background.parse("pink"))
                .hasMessage("background: pink is no colour; use black, white or one such as #8040ff");
    }
}
