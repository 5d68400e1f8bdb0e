package kr.ieum.gateway.log.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kr.ieum.gateway.log.tile.TilePath.Entries;
import kr.ieum.gateway.log.tile.TilePath.Hashes;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.MerkleHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has a tile's name is whole, whatever fails when. */
class TileFilesTest {
    private static final Path SHARD = Path.of("log", "2026h1");

    private static final List<byte[]> LEAVES =
            IntStream.range(0, 256).mapToObj(i -> new byte[] {(byte) i, 1, 2}).toList();

    private static final List<Digest> HASHES =
            LEAVES.stream().map(MerkleHash::leaf).toList();

    @TempDir
    private Path folder;

    @Test
    void tiles_stand_in_the_file_system_under_the_paths_they_are_served_at() throws IOException {
        TileFiles files = new TileFiles(folder.resolve("log/2026h1"), Disk.REAL);
        files.write(tiles(3));
        files.publish(new byte[] {'x'});
        files.publish(new byte[] {'y'});
        assertThat(folder.resolve("log/2026h1/tile/0/000.p/3")).hasBinaryContent(hashes(3));
        assertThat(folder.resolve("log/2026h1/tile/entries/000.p/3")).hasBinaryContent(entries(3));
        assertThat(folder.resolve("log/2026h1/checkpoint")).hasContent("y");
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile))
                    .as("nothing unfinished is left")
                    .hasSize(3);
        }
    }

    @Test
    void a_partial_tile_goes_when_the_full_one_is_there_and_is_cut_from_it_when_asked_for() throws IOException {
        TileFiles files = new TileFiles(folder, Disk.REAL);
        files.write(tiles(3));
        files.write(tiles(200));
        files.write(tiles(256));
        files.removePartialsOf(List.copyOf(tiles(256).keySet()));
        assertThat(folder.resolve("tile/0/000.p")).doesNotExist();
        assertThat(folder.resolve("tile/entries/000.p")).doesNotExist();
        for (int width : new int[] {1, 3, 77, 200, 255, 256}) {
            assertThat(files.read(new Hashes(0, 0, width))).hasValue(hashes(width));
            assertThat(files.read(new Entries(0, width))).hasValue(entries(width));
        }
        assertThat(files.read(new Hashes(0, 1, 1))).isEmpty();
        assertThat(files.read(new Hashes(0, 1, 256))).isEmpty();
    }

    @Test
    void a_power_cut_at_any_act_leaves_no_name_of_a_tile_with_anything_but_the_tile() throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            for (long cut = 1; ; cut++) {
                PowerCutDisk disk = new PowerCutDisk(seed);
                TileFiles files = new TileFiles(SHARD, disk);
                files.write(tiles(100));
                files.publish(new byte[] {100});
                disk.cutAt(cut);
                boolean finished = publish(files, 256);
                disk.restart();
                byte[] checkpoint = files.checkpoint().orElseThrow();
                assertThat(checkpoint).isIn(new byte[] {100}, new byte[] {(byte) 256});
                assertThat(files.stored(new Hashes(0, 0, 100))).hasValue(hashes(100));
                files.stored(new Hashes(0, 0, 256))
                        .ifPresent(tile -> assertThat(tile).isEqualTo(hashes(256)));
                files.stored(new Entries(0, 256))
                        .ifPresent(tile -> assertThat(tile).isEqualTo(entries(256)));
                if (checkpoint[0] == (byte) 256) {
                    assertThat(files.stored(new Hashes(0, 0, 256))).isPresent();
                    assertThat(files.stored(new Entries(0, 256))).isPresent();
                }
                if (finished) {
                    assertThat(checkpoint[0]).isEqualTo((byte) 256);
                    assertThat(cut).as("acts that can fail").isGreaterThan(10);
                    break;
                }
            }
        }
    }

    @Test
    void an_act_that_fails_alone_is_told_and_leaves_nothing_unfinished() throws IOException {
        for (long n = 1; ; n++) {
            PowerCutDisk disk = new PowerCutDisk(7);
            TileFiles files = new TileFiles(SHARD, disk);
            disk.failAt(n);
            boolean finished = publish(files, 256);
            assertThat(finished).isEqualTo(disk.acts() < n);
            assertThat(disk.all()).noneMatch(file -> file.toString().endsWith("unfinished"));
            if (finished) {
                break;
            }
            assertThat(publish(files, 256)).as("the next time").isTrue();
            assertThat(files.checkpoint()).hasValue(new byte[] {(byte) 256});
        }
    }

    @Test
    void the_tree_is_read_from_tiles_at_every_size() throws IOException {
        List<Digest> all = new ArrayList<>();
        Map<TilePath, byte[]> stored = new LinkedHashMap<>();
        for (int size = 1; size <= 1200; size++) {
            all.add(MerkleHash.leaf(new byte[] {(byte) size, (byte) (size >> 8)}));
            for (TilePath path : TilePath.added(size - 1, size)) {
                if (path instanceof Hashes hashes) {
                    stored.put(path, level(all, hashes));
                }
            }
            if (size % 37 == 0 || size % 256 < 2) {
                TileTree tree = new TileTree(size, path -> stored.getOrDefault(path, new byte[0]));
                assertThat(tree.root(size))
                        .isEqualTo(kr.ieum.gateway.log.tree.Frontier.empty()
                                .plus(all)
                                .root());
                assertThat(tree.root(size / 2))
                        .isEqualTo(kr.ieum.gateway.log.tree.Frontier.empty()
                                .plus(all.subList(0, size / 2))
                                .root());
            }
        }
    }

    private static byte[] level(List<Digest> leaves, Hashes path) {
        List<Digest> row = new ArrayList<>(leaves);
        for (int i = 0; i < path.level() * TilePath.HEIGHT; i++) {
            List<Digest> above = new ArrayList<>();
            for (int j = 0; j + 1 < row.size(); j += 2) {
                above.add(MerkleHash.node(row.get(j), row.get(j + 1)));
            }
            row = above;
        }
        int from = (int) path.index() * TilePath.FULL;
        return new HashTile(row.subList(from, from + path.width())).encoded();
    }

    private static boolean publish(TileFiles files, int size) {
        try {
            files.write(tiles(size));
            files.publish(new byte[] {(byte) size});
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<TilePath, byte[]> tiles(int width) {
        Map<TilePath, byte[]> tiles = new LinkedHashMap<>();
        tiles.put(new Entries(0, width), entries(width));
        tiles.put(new Hashes(0, 0, width), hashes(width));
        return tiles;
    }

    private static byte[] hashes(int width) {
        return new HashTile(HASHES.subList(0, width)).encoded();
    }

    private static byte[] entries(int width) {
        return EntryBundle.encode(LEAVES.subList(0, width));
    }
}
