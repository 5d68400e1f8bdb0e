package kr.ieum.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.start.ShippedConfig;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.mapping.NativeRecord;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;

/** What the register of residents says of each owner becomes one answer, over the mappings that ship (design §4). */
class SecondStageTest {

    private static final AttributeKey NUMBER = new AttributeKey("Parcel/ownerResidentNumber");
    private static final AttributeKey DECEASED = new AttributeKey("Parcel/ownerDeceased");
    private static final Authority AUTHORITY = new Authority("agr-test", 1, "G1", "C1", "L1");
    private static final String PARCEL = "1111018100100470003";
    private static final List<String> PEOPLE = List.of("7509171000001", "6603211000002", "4805061000003");
    private static final String CORPORATION = "1101110912339";
    private static final Schemas SCHEMAS = Schemas.load(ShippedConfig.SHIPPED.resolveSibling("schemas"), new Faults());

    private final Plan.Permitted key = new Plan.Permitted(1, NUMBER, "property", Form.CLEAR, AUTHORITY);
    private final Plan.Permitted deceased = new Plan.Permitted(1, DECEASED, "resident", Form.CLEAR, AUTHORITY);
    private final Plan.Question ledger =
            new Plan.Question("property", 1, Set.of("V_OWNER.OWNER_REGNO"), List.of(), false);
    private final SecondStage stage = new SecondStage(
            new Plan(List.of(key, deceased), List.of(), List.of(ledger), List.of(new Plan.Sent(deceased, key))),
            request(),
            Map.of("property", joined("property"), "resident", joined("resident-register")),
            new FormedFields(
                    attribute -> Datatype.INDICATOR,
                    SCHEMAS.codeLists(),
                    agreement -> new SecretKeySpec(new byte[32], "HmacSHA256"),
                    Clock.systemUTC(),
                    ZoneId.of("Asia/Seoul")),
            Clock.systemUTC(),
            ZoneId.of("Asia/Seoul"));

    @Test
    void each_owner_is_asked_about_once_by_the_field_that_tells_and_nothing_more() {
        List<Plan.Question> questions = stage.after(ledger, owners(PEOPLE.get(0), PEOPLE.get(1), PEOPLE.get(0)));

        assertThat(questions)
                .extracting(stage::key)
                .containsExactly(SubjectKey.ofPerson(PEOPLE.get(0)), SubjectKey.ofPerson(PEOPLE.get(1)));
        assertThat(questions).allSatisfy(question -> {
            assertThat(question.register()).isEqualTo("resident");
            assertThat(question.sourceFields()).containsExactly("rsdStusCd");
        });
        assertThat(stage.isComplete("resident")).isFalse();
    }

    @Test
    void one_who_has_died_is_yes_whatever_the_others_are() {
        assertThat(told(owners(PEOPLE.get(0), CORPORATION, ""), status("4"))).isEqualTo("yes");
        assertThat(stage.outcome(key)).isEqualTo(SecondStage.SENT_ON);
    }

    @Test
    void only_a_no_of_everybody_is_no() {
        assertThat(told(owners(PEOPLE.get(0), PEOPLE.get(1)), status("1"), status("2")))
                .isEqualTo("no");
    }

    @Test
    void a_corporation_is_not_asked_about_and_leaves_it_undetermined() {
        assertThat(told(owners(PEOPLE.get(0), CORPORATION), status("1"))).isEqualTo("UNDETERMINED");
    }

    @Test
    void an_owner_without_a_number_leaves_it_undetermined() {
        assertThat(told(owners(PEOPLE.get(0), ""), status("1"))).isEqualTo("UNDETERMINED");
    }

    @Test
    void a_register_that_is_silent_about_somebody_leaves_it_undetermined() {
        assertThat(told(owners(PEOPLE.get(0), PEOPLE.get(1)), status("1"), new RegisterAnswer.Late()))
                .isEqualTo("UNDETERMINED");
    }

    @Test
    void somebody_whom_the_register_does_not_know_leaves_it_undetermined() {
        assertThat(told(
                        owners(PEOPLE.get(0), PEOPLE.get(1)),
                        status("1"),
                        new RegisterAnswer.NotHeld(Instant.EPOCH, Instant.EPOCH)))
                .isEqualTo("UNDETERMINED");
    }

    @Test
    void without_any_owner_nobody_is_asked_about_and_it_is_undetermined() {
        assertThat(told(new RegisterAnswer.NotHeld(Instant.EPOCH, Instant.EPOCH)))
                .isEqualTo("UNDETERMINED");
        assertThat(stage.outcome(key)).isEqualTo("UNKNOWN");
    }

    @Test
    void as_many_owners_as_may_be_asked_about_are() {
        String[] many = IntStream.range(0, SecondStage.MAX_KEYS)
                .mapToObj(i -> "7001011%06d".formatted(i))
                .toArray(String[]::new);

        assertThat(stage.after(ledger, owners(many))).hasSize(SecondStage.MAX_KEYS);
    }

    @Test
    void owners_of_another_parcel_are_not_its_owners() {
        Plan.Question other = new Plan.Question("property", 0, Set.of("V_OWNER.OWNER_REGNO"), List.of(), false);

        assertThat(stage.after(other, owners(PEOPLE.get(0)))).isEmpty();
        assertThat(stage.isComplete("resident")).isFalse();
        assertThat(stage.after(ledger, owners(PEOPLE.get(1))))
                .extracting(stage::key)
                .containsExactly(SubjectKey.ofPerson(PEOPLE.get(1)));
    }

    @Test
    void the_answer_is_as_old_as_the_oldest_word_in_it() {
        List<Plan.Question> questions = stage.after(ledger, owners(PEOPLE.get(0), PEOPLE.get(1)));
        stage.answered(questions.get(0), status("1", Instant.EPOCH.plusSeconds(60)));
        stage.answered(questions.get(1), status("1", Instant.EPOCH));

        assertThat(stage.fields("resident").getFirst().assertedAt()).contains(Instant.EPOCH);
    }

    @Test
    void of_more_owners_than_may_be_asked_about_nobody_is() {
        String[] many = IntStream.rangeClosed(0, SecondStage.MAX_KEYS)
                .mapToObj(i -> "7001011%06d".formatted(i))
                .toArray(String[]::new);

        assertThat(told(owners(many))).isEqualTo("UNDETERMINED");
    }

    /** Runs the stage with these answers, in the order of the questions. */
    private String told(RegisterAnswer ledgerSays, RegisterAnswer... answers) {
        List<Plan.Question> questions = stage.after(ledger, ledgerSays);
        assertThat(questions).hasSize(answers.length);
        for (int i = 0; i < answers.length; i++) {
            stage.answered(questions.get(i), answers[i]);
        }
        assertThat(stage.isComplete("resident")).isTrue();
        ReleasedField field = stage.fields("resident").getFirst();
        return field.value().map(ReleasedValue::text).orElse(field.state().name());
    }

    private static RegisterAnswer owners(String... numbers) {
        List<NativeRecord> records = new ArrayList<>();
        for (String number : numbers) {
            records.add(
                    new NativeRecord("owner", records.size() + 1, Map.of("V_OWNER.OWNER_REGNO", number), List.of()));
        }
        return new RegisterAnswer.Found(records, Instant.EPOCH, Instant.EPOCH);
    }

    private static RegisterAnswer status(String code) {
        return status(code, Instant.EPOCH);
    }

    private static RegisterAnswer status(String code, Instant assertedAt) {
        return new RegisterAnswer.Found(
                List.of(new NativeRecord("person", 1, Map.of("rsdStusCd", code), List.of())), assertedAt, assertedAt);
    }

    private static JoinedRegister joined(String mapping) {
        return new JoinedRegister(
                new ScriptedRegister(mapping, Set.of(), question -> new RegisterAnswer.Late())
                        .joined(Duration.ofSeconds(1))
                        .adapter(),
                Optional.ofNullable(SCHEMAS.mappings().get(mapping)).orElseThrow(),
                Duration.ofSeconds(1));
    }

    private static ReleaseRequest request() {
        return Requests.of(
                UUID.randomUUID(),
                Relation.SITE,
                List.of(SubjectKey.ofPerson("7509171000001"), SubjectKey.ofParcel(PARCEL)),
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
