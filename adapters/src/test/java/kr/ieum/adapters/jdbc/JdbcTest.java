package kr.ieum.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.adapters.contract.LiveRegisterContract;
import kr.ieum.adapters.contract.SimulatedServer;
import kr.ieum.adapters.contract.TestStand;
import kr.ieum.schemas.mapping.NativeRecord;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.simulator.server.Behaviour;
import kr.ieum.simulator.server.Mode;
import org.junit.jupiter.api.Test;

/** Transport {@code jdbc} against the simulated property register. */
class JdbcTest implements LiveRegisterContract {

    private static final String PARCEL = "1111018100100470003";

    private final PropertyStand stand = new PropertyStand();

    @Override
    public TestStand stand() {
        return stand;
    }

    @Override
    public RegisterDefinition unauthorised() {
        RegisterDefinition right = stand.definition();
        return new RegisterDefinition(
                right.register(),
                right.template(),
                right.parameters(),
                right.endpoint(),
                Optional.of(new Credential.Login("ieum", "wrong")),
                right.deadline(),
                right.decoder(),
                right.layout());
    }

    private RegisterQuestion parcel(String pnu, Set<String> fields) {
        return new RegisterQuestion(
                SubjectKey.ofParcel(pnu),
                fields,
                stand.clock().instant().plus(PATIENT),
                UUID.randomUUID().toString());
    }

    @Test
    void the_statement_names_the_permitted_columns_and_no_value_stands_in_it() throws Exception {
        String key = stand.held(2);
        stand.adapter().ask(stand.question(key, Set.of("V_OWNER.SHARE", "V_LAND.PAREA"), PATIENT));
        assertThat(stand.adapter().narrowing()).isEqualTo(RegisterAdapter.Narrowing.AT_SOURCE);
        assertThat(stand.server().requests()).hasSize(1);
        String[] asked = stand.server().requests().getFirst().split("\n");
        assertThat(asked[1]).isEqualTo(key);
        assertThat(asked[0]).doesNotContain(key);
        String selected = asked[0].substring(0, asked[0].indexOf(" FROM "));
        List<String> columns = Pattern.compile("\"(\\w+)\"\\.\"(\\w+)\"")
                .matcher(selected.replaceAll("COUNT\\(\\*\\) OVER \\([^)]*\\)|CASE WHEN .*? END", ""))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(columns)
                .containsExactly("\"V_OWNER\".\"OWNER_REGNO\"", "\"V_LAND\".\"PAREA\"", "\"V_OWNER\".\"SHARE\"");
    }

    @Test
    void a_person_s_lots_and_buildings_come_as_records_of_their_type_with_fields_of_their_own_views() throws Exception {
        RegisterAnswer answer = stand.adapter()
                .ask(stand.question(
                        "5706111192605", Set.of("V_OWNER.SHARE", "V_LAND.PAREA", "V_BLDG.HOUSE_PRC"), PATIENT));
        List<NativeRecord> records = ((RegisterAnswer.Found) answer).records();
        assertThat(records).extracting(NativeRecord::type).containsExactlyInAnyOrder("land", "building");
        assertThat(records)
                .anySatisfy(one ->
                        assertThat(one.fields()).isEqualTo(Map.of("V_OWNER.SHARE", "1/1", "V_LAND.PAREA", "146.00")));
        assertThat(records)
                .anySatisfy(one -> assertThat(one.fields())
                        .isEqualTo(Map.of("V_OWNER.SHARE", "1/1", "V_BLDG.HOUSE_PRC", "98000000")));
    }

    @Test
    void a_parcel_is_asked_by_its_number_and_only_the_views_that_hold_something_permitted() throws Exception {
        RegisterAnswer answer = stand.adapter().ask(parcel(PARCEL, Set.of("V_LAND.PAREA", "V_OWNER.SHARE")));
        List<NativeRecord> records = ((RegisterAnswer.Found) answer).records();
        assertThat(records).extracting(NativeRecord::type).containsExactlyInAnyOrder("parcel", "owner", "owner");
        assertThat(records)
                .filteredOn(one -> one.type().equals("owner"))
                .extracting(one -> one.field("V_OWNER.SHARE").orElse(""))
                .containsExactlyInAnyOrder("2/3", "1/3");
        assertThat(stand.server().requests()).hasSize(2).noneMatch(sql -> sql.contains("V_BLDG"));
    }

    @Test
    void a_parcel_number_of_18_digits_is_held_by_nobody() throws Exception {
        assertThat(stand.adapter().ask(parcel(PARCEL.substring(1), Set.of("V_LAND.PAREA"))))
                .isInstanceOf(RegisterAnswer.NotHeld.class);
    }

    @Test
    void a_kind_of_key_that_the_definition_has_not_is_a_bug_of_the_caller() {
        Map<String, String> onlyPeople = new HashMap<>(PropertyStand.PARAMETERS);
        onlyPeople.remove("byParcelNumber");
        RegisterDefinition right = stand.definition();
        RegisterAdapter adapter = stand.open(new RegisterDefinition(
                right.register(),
                right.template(),
                onlyPeople,
                right.endpoint(),
                right.credential(),
                right.deadline(),
                right.decoder(),
                right.layout()));
        assertThat(adapter.keyKinds()).containsExactly(SubjectKey.PERSON);
        assertThatThrownBy(() -> adapter.ask(parcel(PARCEL, Set.of("V_LAND.PAREA"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(PARCEL);
    }

    @Test
    void a_row_that_stands_twice_makes_the_answer_malformed() throws Exception {
        SimulatedServer.simulator().register("property").behave(new Behaviour(Mode.WRONG, 0, "duplicate"));
        RegisterAnswer answer = stand.adapter().ask(stand.question(stand.held(0), PATIENT));
        assertThat(((RegisterAnswer.Malformed) answer).problem().rule()).isEqualTo("T14");
        assertThat(((RegisterAnswer.Malformed) answer).problem().position()).isEqualTo(1);
    }

    @Test
    void views_without_the_agreed_columns_are_named_by_their_rule() throws Exception {
        stand.server().behave("wrong");
        RegisterAnswer answer = stand.adapter().ask(stand.question(stand.held(0), PATIENT));
        assertThat(((RegisterAnswer.Malformed) answer).problem().rule()).isEqualTo("T15");
    }

    @Test
    void more_rows_than_the_limit_are_given_up() throws Exception {
        SimulatedServer.simulator().register("property").behave(Behaviour.of(Mode.HUGE));
        RegisterAnswer answer =
                stand.open(Map.of("maxRows", "5", "maxBytes", "999MiB")).ask(stand.question(stand.held(0), PATIENT));
        assertThat(((RegisterAnswer.Malformed) answer).problem().rule()).isEqualTo("T1");
        assertThat(((RegisterAnswer.Malformed) answer).problem().position()).isEqualTo(6);
    }

    @Test
    void questions_one_after_the_other_share_a_connection_and_no_more_are_open_than_agreed() throws Exception {
        await().until(() -> stand.server().connections() == 0);
        for (int i = 0; i < 5; i++) {
            stand.adapter().ask(stand.question(stand.held(i), PATIENT));
        }
        assertThat(stand.server().connections()).isEqualTo(1);
    }

    @Test
    void a_connection_that_the_server_has_ended_meanwhile_is_replaced_unnoticed() throws Exception {
        stand.adapter().ask(stand.question(stand.held(0), PATIENT));
        stand.server().behave("dead");
        stand.server().behave("normal");
        assertThat(stand.adapter().ask(stand.question(stand.held(1), PATIENT)))
                .isInstanceOf(RegisterAnswer.Found.class);
    }

    @Test
    void a_question_that_waits_for_a_connection_is_late_at_its_deadline_too() throws Exception {
        stand.server().slow(60_000);
        RegisterAdapter adapter = stand.open(Map.of("maxConnections", "1"));
        List<Thread> callers = new ArrayList<>();
        List<RegisterAnswer> answers = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 3; i++) {
            String key = stand.held(i);
            callers.add(Thread.ofVirtual().start(() -> {
                try {
                    answers.add(adapter.ask(stand.question(key, Duration.ofMillis(400))));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(answers).hasSize(3).allMatch(RegisterAnswer.Late.class::isInstance);
        nothingRemains(adapter);
    }
}
