package kr.ieum.gateway.log.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.Frontier;
import kr.ieum.gateway.log.tree.MerkleHash;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The bytes of tiles and bundles. */
class TileCodingTest {
    private static final List<Digest> HASHES = IntStream.range(0, 256)
            .mapToObj(i -> MerkleHash.leaf(new byte[] {(byte) i}))
            .toList();

    @Test
    void a_full_tile_has_8192_bytes_and_is_read_as_it_was_written() {
        byte[] bytes = new HashTile(HASHES).encoded();
        assertThat(bytes).hasSize(8192);
        assertThat(HashTile.decode(bytes, 256).hashes()).isEqualTo(HASHES);
    }

    @Test
    void a_tile_stands_for_every_subtree_over_its_hashes() {
        HashTile tile = new HashTile(HASHES);
        for (int height = 0; height <= 8; height++) {
            for (int number = 0; number < 256 >> height; number++) {
                assertThat(tile.subtree(height, number))
                        .isEqualTo(Frontier.empty()
                                .plus(HASHES.subList(number << height, (number + 1) << height))
                                .root());
            }
        }
    }

    @Test
    void a_tile_of_another_length_is_refused() {
        byte[] bytes = new HashTile(HASHES).encoded();
        refused("L6", () -> HashTile.decode(Arrays.copyOf(bytes, 8191), 256));
        refused("L6", () -> HashTile.decode(Arrays.copyOf(bytes, 8193), 256));
        refused("L6", () -> HashTile.decode(bytes, 255));
        refused("L6", () -> HashTile.decode(new byte[0], 1));
        refused("L6", () -> new HashTile(List.of()));
    }

    @Test
    void each_entry_stands_behind_its_length_in_two_bytes() {
        byte[] bytes = EntryBundle.encode(List.of(new byte[] {7, 8, 9}, new byte[0], new byte[258]));
        assertThat(Arrays.copyOf(bytes, 9)).containsExactly(0, 3, 7, 8, 9, 0, 0, 1, 2);
        assertThat(bytes).hasSize(2 + 3 + 2 + 2 + 258);
    }

    @Test
    void a_bundle_is_read_as_it_was_written_the_longest_entry_included() {
        List<byte[]> entries = new ArrayList<>();
        for (int length : new int[] {0, 1, 255, 256, EntryBundle.MAX_ENTRY}) {
            byte[] entry = new byte[length];
            Arrays.fill(entry, (byte) length);
            entries.add(entry);
        }
        assertThat(EntryBundle.decode(EntryBundle.encode(entries), 5)).containsExactlyElementsOf(entries);
    }

    @Test
    void an_entry_whose_length_two_bytes_cannot_tell_is_refused_when_it_is_encoded() {
        refused("L7", () -> EntryBundle.encode(List.of(new byte[1], new byte[65_536])));
        refused("L7", () -> EntryBundle.encode(List.of()));
        refused(
                "L7",
                () -> EntryBundle.encode(
                        IntStream.range(0, 257).mapToObj(i -> new byte[1]).toList()));
    }

    @Test
    void a_bundle_with_fewer_more_or_cut_entries_is_refused() {
        byte[] bytes = EntryBundle.encode(List.of(new byte[] {1, 2}, new byte[] {3}));
        refused("L7", () -> EntryBundle.decode(bytes, 1));
        refused("L7", () -> EntryBundle.decode(bytes, 3));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            refused("L7", () -> EntryBundle.decode(cut, 2));
        }
    }

    private static void refused(String rule, ThrowingCallable act) {
        assertThatExceptionOfType(MalformedTile.class)
                .isThrownBy(act)
                .satisfies(refused -> assertThat(refused.rule()).isEqualTo(rule));
    }
}
