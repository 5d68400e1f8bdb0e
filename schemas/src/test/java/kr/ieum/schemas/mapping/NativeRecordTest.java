package kr.ieum.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A native record says the same however it was made, keeps what it is told to keep and shows nobody a text. */
class NativeRecordTest {

    private static final Places<String> TABLE = new Places<>(List.of("a", "b/c", "d"));

    private final NativeRecord decoded = new NativeRecord("r", 1, TABLE, new String[] {"1", null, "3"}, List.of());
    private final NativeRecord told = new NativeRecord("r", 1, Map.of("a", "1", "d", "3"), List.of());

    @Test
    void aFieldThatTheRegisterDidNotSendIsNone() {
        for (NativeRecord each : List.of(decoded, told)) {
            assertThat(each.field("a")).contains("1");
            assertThat(each.field("b/c")).isEmpty();
            assertThat(each.field("no such field")).isEmpty();
            assertThat(each.fields()).isEqualTo(Map.of("a", "1", "d", "3"));
        }
    }

    @Test
    void twoThatSayTheSameAreEqualWhicheverTableTheyHave() {
        assertThat(decoded).isEqualTo(told).hasSameHashCodeAs(told);
        assertThat(decoded).isNotEqualTo(new NativeRecord("r", 1, Map.of("a", "1"), List.of()));
        assertThat(decoded).isNotEqualTo(new NativeRecord("r", 2, told.fields(), List.of()));
        assertThat(decoded).isNotEqualTo(new NativeRecord("r", 1, told.fields(), List.of(told)));
    }

    @Test
    void itKeepsWhatItIsToldToKeepInItsPartsToo() {
        NativeRecord whole = new NativeRecord("r", 1, told.fields(), List.of(decoded));
        assertThat(whole.keeping(Set.of("d", "e")))
                .isEqualTo(new NativeRecord(
                        "r", 1, Map.of("d", "3"), List.of(new NativeRecord("r", 1, Map.of("d", "3"), List.of()))));
        assertThat(whole.field("a")).contains("1");
    }

    @Test
    void itShowsNamesButNoText() {
        assertThat(decoded.toString()).contains("a", "d").doesNotContain("1, 3", "\"", "=");
    }

    @Test
    void everyNameOfALargeTableIsFoundAtItsPlace() {
        List<String> names =
                IntStream.range(0, 1_000).mapToObj(i -> "group/field" + i * 31).toList();
        Places<String> table = new Places<>(names);
        assertThat(IntStream.range(0, names.size())).allMatch(i -> table.place(names.get(i)) == i);
        assertThat(table.place("group/field7")).isEqualTo(Places.NONE);
    }
}
