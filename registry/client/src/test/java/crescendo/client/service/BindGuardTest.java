package crescendo.client.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BindGuardTest {
    @Test
    void nobodyIsAskedOnTheLoopbackAddress() {
        for (String host : new String[] {"127.0.0.1", "::1", "localhost"}) {
            assertThatCode(() -> BindGuard.require(host, Optional.empty()))
                    .as(host)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void anAddressThatOthersReachIsRefusedWithoutAuthentication() {
        for (String host : new String[] {"0.0.0.0", "192.0.2.7"}) {
            assertThatThrownBy(() -> BindGuard.require(host, Optional.of(" ")))
                    .hasMessageContaining(host)
                    .hasMessageContaining("CRESCENDO_AUTH=proxy");
        }
    }

    @Test
    void behindAnAuthenticatingProxyAnyAddressWillDo() {
        assertThatCode(() -> BindGuard.require("0.0.0.0", Optional.of("proxy"))).doesNotThrowAnyException();
    }

    @Test
    void anAuthenticationThatDoesNotExistIsRefusedEverywhere() {
        assertThatThrownBy(() -> BindGuard.require("127.0.0.1", Optional.of("basic")))
                .hasMessageContaining("\"basic\" is not known");
    }
}
