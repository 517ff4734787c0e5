package crescendo.inference.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.inference.session.Life.Closed;
import crescendo.inference.session.Life.Draining;
import crescendo.inference.session.Life.Loading;
import crescendo.inference.session.Life.Refused;
import crescendo.inference.session.Life.Serving;
import org.junit.jupiter.api.Test;

class LifeTest {
    @Test
    void closesAtOnceWhenRetiredUnused() {
        assertThat(new Loading().loaded().retired()).isEqualTo(new Closed());
    }

    @Test
    void drainsUntilTheLastLeaseIsBack() {
        Life retired = new Loading().loaded().lent().lent().retired();

        Life once = ((Draining) retired).returned();

        assertThat(once).isEqualTo(new Draining(1));
        assertThat(((Draining) once).returned()).isEqualTo(new Closed());
    }

    @Test
    void goesOnServingWhenALeaseComesBack() {
        assertThat(new Serving(2).returned()).isEqualTo(new Serving(1));
    }

    @Test
    void neverServesWhatWasRefused() {
        assertThat(new Loading().refused("damaged")).isEqualTo(new Refused("damaged"));
    }

    @Test
    void refusesToTakeBackWhatWasNotLent() {
        assertThatThrownBy(() -> new Serving(0).returned()).hasMessage("leases must be at least 0, not -1");
    }
}
