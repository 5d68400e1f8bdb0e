package kr.ieum.gateway.agreement.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.engine.NationalRules;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Design §6 rules 6 and 13: what the nation forbids is a file, strict as every other. */
class NationalRulesFileTest {

    private static final Path CONFIG = DemoParties.ROOT.resolve("config");

    private static List<Fault> faults(String text) {
        Faults faults = new Faults();
        NationalRulesFile.parse(text.getBytes(StandardCharsets.UTF_8), DemoParties.references(), faults);
        return faults.list();
    }

    private static void broken(String from, String to, String rule, String key) throws IOException {
        String text = Files.readString(CONFIG.resolve(NationalRulesFile.NAME));
        assertThat(text).contains(from);
        assertThat(faults(text.replace(from, to))).anySatisfy(fault -> {
            assertThat(fault.rule()).isEqualTo(rule);
            assertThat(fault.key()).isEqualTo(key);
            assertThat(fault.line()).isPositive();
            assertThat(fault.file()).isEqualTo(NationalRulesFile.NAME);
        });
    }

    @Test
    void theDemosRulesLoad() {
        Faults faults = new Faults();
        NationalRulesFile file = NationalRulesFile.read(CONFIG, DemoParties.references(), faults);
        assertThat(faults.list()).isEmpty();
        assertThat(file.skew()).isEqualTo(Duration.ofSeconds(2));
        assertThat(file.rules().ceilings()).singleElement().satisfies(ceiling -> {
            assertThat(ceiling.attributes()).containsExactly(new AttributeKey("Health/diagnosis"));
            assertThat(ceiling.max()).isEqualTo(Form.ABSENT);
            assertThat(ceiling.when()).isEqualTo(Condition.always());
        });
        assertThat(file.rules().combinations())
                .extracting(Terms.Combination::attributes)
                .containsExactly(
                        List.of(new AttributeKey("Residence/address"), new AttributeKey("Employment/workplaceName")));
    }

    @Test
    void aFederationWithoutTheFileHasNoNationalRules(@TempDir Path empty) {
        Faults faults = new Faults();
        assertThat(NationalRulesFile.read(empty, DemoParties.references(), faults)
                        .rules())
                .isEqualTo(NationalRules.NONE);
        assertThat(faults.list()).isEmpty();
    }

    @Test
    void eachRuleOfTheFileIsBrokenOnce() throws IOException {
        broken("ieum-national-rules/1", "ieum-national-rules/2", "A40", "format");
        broken("clockSkew: PT2S", "clockSkew: PT6M", "A41", "clockSkew");
        broken("clockSkew: PT2S", "clockSkew: -PT1S", "A41", "clockSkew");
        broken("clockSkew: PT2S", "clockSkew: 2", "Y9", "clockSkew");
        broken("Health/diagnosis", "Health/rumour", "A5", "ceilings[0].attributes");
        broken("max: absent", "max: year", "A6", "ceilings[0].max");
        broken("max: absent", "max: absent\n    when: \"case.colour == 'RED'\"", "A8", "ceilings[0].when");
        broken("id: N2", "id: N1", "A3", "combinations[0].id");
        broken(", Employment/workplaceName]", "]", "A27", "combinations[0].attributes");
        broken("max: absent", "max: absent\n    colour: red", "Y8", "ceilings[0].colour");
        broken("    law: {ko: 의료법 제21조, en: Medical Service Act art. 21}\n", "", "Y6", "ceilings[0].law");
    }
}
