package kr.ieum.gateway.log.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import kr.ieum.gateway.log.tile.TilePath.Entries;
import kr.ieum.gateway.log.tile.TilePath.Hashes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paths of C2SP tlog-tiles. */
class TilePathTest {
    @Test
    void the_specifications_own_example_is_written_and_read() {
        assertThat(new Hashes(0, 1_234_067, 256).text()).isEqualTo("tile/0/x001/x234/067");
        assertThat(TilePath.parse("tile/0/x001/x234/067")).isEqualTo(new Hashes(0, 1_234_067, 256));
        assertThat(TilePath.parse("tile/entries/x001/000.p/112")).isEqualTo(new Entries(1000, 112));
        assertThat(TilePath.parse("tile/63/000.p/1")).isEqualTo(new Hashes(63, 0, 1));
    }

    @Test
    void every_path_that_is_written_is_read_as_what_it_was() {
        Random random = new Random(6962);
        for (int i = 0; i < 5000; i++) {
            long index = random.nextLong(1L << random.nextInt(1, 59));
            int width = 1 + random.nextInt(256);
            TilePath path =
                    random.nextBoolean() ? new Entries(index, width) : new Hashes(random.nextInt(64), index, width);
            assertThat(TilePath.parse(path.text())).isEqualTo(path);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|L1",
                "tile|L1",
                "tile/0|L1",
                "tile/0/|L1",
                "/tile/0/000|L1",
                "tile/0/000/|L1",
                "tile/0/../000|L1",
                "tile/0/000.p|L1",
                "tile/0/000.p/|L1",
                "tile/0/000.p/1/2|L1",
                "tile/-1/000|L1",
                "tile/data/000|L1",
                "tile/0/%30%30%30|L1",
                "tile/0/٠٠٠|L1",
                "tile/00/000|L2",
                "tile/01/000|L2",
                "tile/64/000|L2",
                "tile/255/000|L2",
                "tile/0/0|L3",
                "tile/0/00|L3",
                "tile/0/0000|L3",
                "tile/0/1234|L3",
                "tile/0/x000/001|L3",
                "tile/0/x000|L3",
                "tile/0/x001|L3",
                "tile/0/001/002|L3",
                "tile/0/x01/002|L3",
                "tile/0/xx01/002|L3",
                "tile/0/x001/x234/x067|L3",
                "tile/0/x001/x001/x001/x001/x001/x001/001|L3",
                "tile/0/000.p/0|L4",
                "tile/0/000.p/01|L4",
                "tile/0/000.p/256|L4",
                "tile/0/000.p/999|L4",
                "tile/0/000.p/1000|L4"
            })
    void any_other_path_is_refused_with_its_rule(String path, String rule) {
        assertThatExceptionOfType(MalformedTile.class)
                .isThrownBy(() -> TilePath.parse(path))
                .satisfies(refused -> assertThat(refused.rule()).isEqualTo(rule));
    }

    @Test
    void a_path_without_end_is_refused_before_it_is_looked_at() {
        assertThatExceptionOfType(MalformedTile.class)
                .isThrownBy(() -> TilePath.parse("tile/0/" + "x001/".repeat(100_000) + "000"))
                .satisfies(refused -> assertThat(refused.rule()).isEqualTo("L1"));
    }

    @Test
    void a_tree_of_70000_has_the_tiles_that_the_specification_counts() {
        List<TilePath> all = TilePath.added(0, 70_000);
        assertThat(all.stream().filter(t -> t instanceof Hashes h && h.level() == 0 && h.width() == 256))
                .hasSize(273);
        assertThat(all.stream().filter(t -> t instanceof Hashes && t.width() < 256))
                .containsExactly(new Hashes(0, 273, 112), new Hashes(1, 1, 17), new Hashes(2, 0, 1));
        assertThat(all.stream().filter(t -> t instanceof Hashes h && h.level() == 1 && h.width() == 256))
                .hasSize(1);
        assertThat(all.stream().filter(t -> t instanceof Entries)).hasSize(274);
        assertThat(TilePath.added(0, 256))
                .containsExactly(new Entries(0, 256), new Hashes(0, 0, 256), new Hashes(1, 0, 1));
    }

    @Test
    void what_growing_adds_is_all_that_the_larger_tree_has_and_the_smaller_has_not() {
        for (int newer = 0; newer < 600; newer += 7) {
            Set<TilePath> whole = new HashSet<>(TilePath.added(0, newer));
            for (int older = 0; older <= newer; older += 13) {
                Set<TilePath> expected = new HashSet<>(whole);
                expected.removeAll(TilePath.added(0, older));
                assertThat(TilePath.added(older, newer)).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @Test
    void a_tile_outside_the_tree_is_refused() {
        for (TilePath inside : List.of(
                new Entries(273, 112),
                new Entries(273, 3),
                new Hashes(0, 272, 256),
                new Hashes(1, 1, 17),
                new Hashes(2, 0, 1))) {
            inside.requireIn(70_000);
        }
        for (TilePath outside : List.of(
                new Entries(273, 113),
                new Entries(273, 256),
                new Entries(274, 1),
                new Hashes(0, 273, 113),
                new Hashes(1, 1, 18),
                new Hashes(2, 0, 2),
                new Hashes(2, 1, 1),
                new Hashes(3, 0, 1),
                new Hashes(63, 0, 1),
                new Hashes(0, Long.MAX_VALUE, 256))) {
            assertThatExceptionOfType(MalformedTile.class)
                    .isThrownBy(() -> outside.requireIn(70_000))
                    .satisfies(refused -> assertThat(refused.rule()).isEqualTo("L5"));
        }
        assertThatExceptionOfType(MalformedTile.class).isThrownBy(() -> new Entries(0, 1).requireIn(0));
    }
}
