package kr.ieum.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import kr.ieum.gateway.catalogue.EndpointAddress;
import kr.ieum.gateway.identity.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedAgenciesTest {

    @Test
    void the_ready_line_says_where_each_agency_answers() {
        assertThat(SimulatedAgencies.endpoints("""
            {"ready":true,"endpoints":{"resident":{"url":"http://127.0.0.1:1"},\
            "tax-income":{"url":"sftp://127.0.0.1:2","hostKey":"SHA256:x"}}}\
            """))
                .containsExactly(
                        new EndpointAddress("resident", URI.create("http://127.0.0.1:1"), Optional.empty()),
                        new EndpointAddress("tax-income", URI.create("sftp://127.0.0.1:2"), Optional.of("SHA256:x")));
    }

    @Test
    void another_line_is_no_ready_line() {
        assertThatIllegalArgumentException().isThrownBy(() -> SimulatedAgencies.endpoints("{\"ready\":false}"));
        assertThatIllegalArgumentException().isThrownBy(() -> SimulatedAgencies.endpoints("[]"));
    }

    @Test
    void agencies_that_are_not_built_are_refused_with_the_command_that_builds_them(@TempDir Path folder) {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> SimulatedAgencies.spawn(
                        folder.resolve("none.jar"),
                        new Secret("k"),
                        new Secret("p"),
                        folder.resolve("systems"),
                        folder.resolve("log")))
                .withMessageContaining("mvn -q -DskipTests package");
    }
}
