package kr.ieum.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.gateway.start.ShippedConfig;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.mapping.NativeRecord;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is fetched to tell records apart goes no further than the comparison (promise P3). */
class JoinedAnswersTest {

    private static final Schemas SCHEMAS = Schemas.load(ShippedConfig.SHIPPED.resolveSibling("schemas"), new Faults());

    private final Plan.Question question = new Plan.Question("vehicle", 0, Set.of("vhcty"), List.of(), true);
    private final KeyedQuestion present = asked("9304122000008");
    private final KeyedQuestion former = asked("9304122999991");
    private final JoinedAnswers joining = new JoinedAnswers(Map.of(
            "vehicle",
            new ScriptedRegister("vehicle", Set.of(), any -> new RegisterAnswer.Late())
                    .joined(
                            Duration.ofSeconds(1),
                            Optional.ofNullable(SCHEMAS.mappings().get("vehicle-register"))
                                    .orElseThrow())));

    @BeforeEach
    void expect() {
        joining.expecting(List.of(present, former));
    }

    @Test
    void records_keep_the_fields_that_were_asked_for_and_lose_what_told_them_apart() {
        assertThat(joining.with(present, found("11가1111"))).isEmpty();

        assertThat(joining.with(former, found("22나2222")).orElseThrow())
                .isInstanceOfSatisfying(
                        RegisterAnswer.Found.class,
                        joined -> assertThat(joined.records())
                                .extracting(NativeRecord::fields)
                                .containsExactly(Map.of("vhcty", "1"), Map.of("vhcty", "1")));
    }

    @Test
    void an_answer_to_one_key_alone_is_handed_on_as_it_is() {
        RegisterAnswer answer = found("11가1111");

        JoinedAnswers alone = new JoinedAnswers(Map.of());
        alone.expecting(List.of(present));

        assertThat(alone.with(present, answer)).contains(answer);
    }

    private KeyedQuestion asked(String number) {
        return new KeyedQuestion(question, SubjectKey.ofPerson(number), Set.of("vhcty", "vhcleNo"));
    }

    private static RegisterAnswer found(String plate) {
        return new RegisterAnswer.Found(
                List.of(new NativeRecord("vhcleList", 1, Map.of("vhcty", "1", "vhcleNo", plate), List.of())),
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
