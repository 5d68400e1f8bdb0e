package kr.ieum.gateway.agreement.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Datatype;
import org.junit.jupiter.api.Test;

/** The tables of the compiled engine say what the things that they were made from say. */
class CompiledTablesTest {

    private static final List<Form> AMOUNTS = List.of(
            Form.CLEAR,
            Drafts.form("band:4000"),
            Drafts.form("band:6000"),
            Drafts.form("at-least:12000"),
            Drafts.form("over:5000"),
            Form.EXISTS,
            Form.ABSENT);

    @Test
    void a_bit_set_knows_its_numbers_and_their_places() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            TreeSet<Integer> numbers = new TreeSet<>();
            for (int i = 0; i < random.nextInt(40); i++) {
                numbers.add(random.nextInt(300));
            }
            Bits bits = Bits.of(numbers.stream().mapToInt(Integer::intValue).toArray());
            List<Integer> order = List.copyOf(numbers);
            for (int number = Ordinals.UNKNOWN; number < 400; number++) {
                assertThat(bits.has(number)).isEqualTo(numbers.contains(number));
                assertThat(bits.placeOf(number)).isEqualTo(order.indexOf(number));
            }
        }
    }

    @Test
    void a_name_has_one_number_and_an_unknown_name_none() {
        Ordinals.Numbering<String> numbering = new Ordinals.Numbering<>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(numbering.of("name-" + i)).isEqualTo(i);
            assertThat(numbering.of("name-" + i)).isEqualTo(i);
        }
        Ordinals<String> ordinals = numbering.ordinals();
        for (int i = 0; i < 1_000; i++) {
            assertThat(ordinals.of("name-" + i)).isEqualTo(i);
        }
        assertThat(ordinals.of("name-1000")).isEqualTo(Ordinals.UNKNOWN);
    }

    @Test
    void a_period_holds_when_both_ends_of_what_the_clock_may_mean_lie_in_it() {
        Instant noon = Drafts.NOON;
        List<Instant> ends = List.of(Instant.MIN, noon.minusNanos(1), noon, noon.plusNanos(1), noon.plusSeconds(2));
        List<Period> periods = new ArrayList<>(List.of(Period.ALWAYS));
        ends.forEach(from -> periods.add(new Period(from, Instant.MAX)));
        ends.forEach(until -> periods.add(new Period(Instant.MIN, until)));
        PeriodSets.Numbering numbering = new PeriodSets.Numbering();
        periods.forEach(period -> numbering.of(List.of(period)));
        TaskTable task = new TaskTable(
                0,
                new ConditionProgram[0],
                numbering.sets(),
                new Hours[0],
                new Standing[0],
                new Terms.Consent[0],
                Map.of(),
                new AskedLists());
        for (Duration skew : List.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofSeconds(2))) {
            for (Instant time : List.of(noon.minusNanos(1), noon, noon.plusNanos(1), noon.plusSeconds(1))) {
                Times times = new Times(task, time, skew);
                for (Period period : periods) {
                    assertThat(times.isIn(numbering.of(List.of(period))))
                            .as("%s with a skew of %s in %s", time, skew, period)
                            .isEqualTo(period.contains(time.minus(skew)) && period.contains(time.plus(skew)));
                }
            }
        }
    }

    @Test
    void a_ladder_leaves_what_meeting_all_ceilings_leaves() {
        FormOrder order = FormOrder.of(Datatype.AMOUNT);
        for (Form granted : AMOUNTS) {
            Ladder ladder = Ladder.of(order, granted, AMOUNTS);
            for (int holding = 0; holding < 1 << AMOUNTS.size(); holding++) {
                Form expected = granted;
                int place = 0;
                for (int i = 0; i < AMOUNTS.size(); i++) {
                    if ((holding & (1 << i)) != 0) {
                        expected = order.meet(expected, AMOUNTS.get(i));
                        place = ladder.steps()[place * AMOUNTS.size() + i];
                    }
                }
                assertThat(ladder.forms().get(place)).isEqualTo(expected);
            }
        }
    }

    @Test
    void forms_are_numbered_in_the_order_of_preference_and_know_what_lies_below_them() {
        FormOrder order = FormOrder.of(Datatype.AMOUNT);
        FormTable table = new FormTables().table(order, Set.copyOf(AMOUNTS));
        assertThat(table.numberOf(Form.ABSENT)).isEqualTo(Limits.ABSENT);
        for (Form low : AMOUNTS.subList(0, AMOUNTS.size() - 1)) {
            for (Form high : AMOUNTS.subList(0, AMOUNTS.size() - 1)) {
                boolean below = order.follows(low, high) && !order.follows(high, low);
                assertThat(table.isStrictlyBelow(table.numberOf(low), table.numberOf(high)))
                        .isEqualTo(below);
                assertThat(Integer.signum(Integer.compare(table.numberOf(low), table.numberOf(high))))
                        .isEqualTo(Integer.signum(order.fixedOrder().compare(low, high)));
            }
        }
    }

    @Test
    void no_form_lies_strictly_below_one_that_is_less_preferred() {
        Map<Datatype, List<String>> all = Map.of(
                Datatype.AMOUNT, List.of("band:4000", "band:6000", "band:12000", "at-least:12000", "over:1", "exists"),
                Datatype.CODE, List.of("parent:1", "parent:2", "parent:9", "exists"),
                Datatype.DATE, List.of("year-month", "year", "decade", "age-at-least:19", "age-over:64", "exists"),
                Datatype.IDENTIFIER, List.of("first7", "first6", "last7", "token", "exists"),
                Datatype.ADDRESS, List.of("street", "district", "city", "province", "exists"),
                Datatype.NAME, List.of("masked", "exists"));
        all.forEach((datatype, texts) -> {
            Set<Form> forms = texts.stream().map(Drafts::form).collect(Collectors.toSet());
            forms.add(Form.CLEAR);
            FormTable table = new FormTables().table(FormOrder.of(datatype), forms);
            for (int preferred = 0; preferred < forms.size(); preferred++) {
                for (int other = preferred + 1; other < forms.size(); other++) {
                    assertThat(table.isStrictlyBelow(preferred, other))
                            .as("%s below %s", table.form(preferred), table.form(other))
                            .isFalse();
                }
            }
        });
    }

    @Test
    void a_list_that_was_asked_before_is_decided_as_by_an_engine_that_never_saw_it() {
        Drafts.TermsDraft terms = new Drafts.TermsDraft();
        terms.grant("G1", Drafts.AMOUNT, "clear");
        terms.grant("G2", Drafts.NAME, "masked").to(Relation.APPLICANT);
        List<AttributeKey> keys = List.of(Drafts.AMOUNT, Drafts.NAME, Drafts.TOTAL);
        Engine used = Drafts.engine(terms);
        Random random = new Random(6);
        for (int round = 0; round < 400; round++) {
            AttributeKey[] asked = new AttributeKey[1 + random.nextInt(5)];
            Arrays.setAll(asked, i -> keys.get(random.nextInt(keys.size())));
            DecisionRequest request = Drafts.RequestDraft.asking(asked).request();
            assertThat(used.decide(request)).isEqualTo(Drafts.engine(terms).decide(request));
        }
    }

    @Test
    void a_list_that_is_asked_again_is_remembered_however_many_are_asked_once() {
        CompiledPolicy policy = PolicyCompiler.compile(
                new Snapshot(1, Map.of(), List.of(), List.of(), NationalRules.NONE, Duration.ofSeconds(2)));
        TaskTable task = TaskTable.empty();
        AskedLists lists = new AskedLists();
        List<DecisionRequest.Asked> ofView = List.of(asked("view", false), asked("other", false));
        AskedList first = lists.of(policy, task, ofView);
        AskedList again = lists.of(policy, task, ofView);
        assertThat(again).isNotSameAs(first);
        for (int i = 0; i < 200; i++) {
            lists.of(policy, task, List.of(asked("free" + i, false)));
        }
        assertThat(lists.of(policy, task, List.copyOf(ofView))).isSameAs(again);
        assertThat(lists.of(policy, task, List.of(asked("view", false), asked("other", true))))
                .isNotSameAs(again);
    }

    private static DecisionRequest.Asked asked(String name, boolean asKey) {
        return new DecisionRequest.Asked(
                new AttributeKey("Person/" + name), "resident-register", Optional.empty(), asKey);
    }

    @Test
    void the_items_of_a_combination_are_found_where_all_of_it_is_asked_of_somebody() {
        int[] attributes = {3, Ordinals.UNKNOWN, 7, 3, 11, 3};
        boolean[] keys = {false, false, false, true, false, false};
        ItemsOf items = new ItemsOf(attributes, keys);
        assertThat(items.of(new int[] {7, 3})).isEqualTo(new int[][] {{2}, {0, 5}});
        assertThat(items.of(new int[] {7, 4})).isEmpty();
        assertThat(new ItemsOf(new int[] {3}, new boolean[] {true}).of(new int[] {3}))
                .isEmpty();
    }

    @Test
    void a_row_keeps_its_parts_apart() {
        for (boolean flag : new boolean[] {true, false}) {
            long row = RowTable.pack(4_095, flag, !flag, 65_535, -4_096, 2_097_151);
            assertThat(RowTable.grant(row)).isEqualTo(4_095);
            assertThat(RowTable.isProtected(row)).isEqualTo(flag);
            assertThat(RowTable.isTooMuch(row)).isEqualTo(!flag);
            assertThat(RowTable.bases(row)).isEqualTo(65_535);
            assertThat(RowTable.form(row)).isEqualTo(-4_096);
            assertThat(RowTable.outcome(row)).isEqualTo(2_097_151);
        }
        assertThatThrownBy(() -> RowTable.pack(4_096, false, false, 0, 0, 0)).hasMessageContaining("too many grants");
    }

    @Test
    void many_threads_decide_on_one_engine_as_one_does() throws Exception {
        Drafts.TermsDraft terms = new Drafts.TermsDraft();
        terms.grant("G1", Drafts.AMOUNT, "clear");
        terms.grant("G2", Drafts.NAME, "masked").to(Relation.APPLICANT);
        Engine engine = Drafts.engine(terms);
        DecisionRequest request = Drafts.RequestDraft.asking(Drafts.AMOUNT, Drafts.NAME, Drafts.TOTAL)
                .request();
        Decision alone = engine.decide(request);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(threads.submit(() -> {
                    boolean same = true;
                    for (int j = 0; j < 500; j++) {
                        same &= engine.decide(request).equals(alone);
                    }
                    return same;
                }));
            }
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        }
    }
}
