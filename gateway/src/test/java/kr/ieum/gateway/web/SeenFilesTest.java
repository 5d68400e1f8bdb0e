package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import kr.ieum.gateway.exchange.bulk.HandedFiles.Whose;
import kr.ieum.gateway.identity.Official;
import kr.ieum.schemas.yaml.Localized;
import org.junit.jupiter.api.Test;

/** Whose files of subjects somebody sees. */
class SeenFilesTest {

    @Test
    void the_operator_sees_everybodys_the_auditor_the_agencys_and_others_those_of_their_own_system() {
        assertThat(SeenFiles.of(official("operator"))).isEqualTo(Whose.ALL);
        assertThat(SeenFiles.of(official("auditor"))).isEqualTo(Whose.of("3000000"));
        assertThat(SeenFiles.of(official("investigator"))).isEqualTo(Whose.of("3000000", "welfare-case"));
        assertThat(SeenFiles.of(official("investigator", "team-head"))).isEqualTo(Whose.of("3000000", "welfare-case"));
    }

    private static Official official(String... roles) {
        Localized name = new Localized("이름", "name");
        return new Official("somebody", name, "3000000", name, name, "welfare-case", Set.of(roles), 3);
    }
}
