package kr.ieum.gateway.log.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kr.ieum.gateway.keys.SigningKey;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.leaf.Commitment;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.leaf.RequestKind;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.note.NoteSigner;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.tile.EntryBundle;
import kr.ieum.gateway.log.tile.HashTile;
import kr.ieum.gateway.log.tile.TilePath;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.Frontier;
import kr.ieum.gateway.log.tree.MerkleHash;

/** A published log made in the plainest way, so that a test can plant a fault in any part of it and sign again. */
public final class PlantedLog {
    static final String NAME = "log.example/ieum";
    public static final NoteSigner SIGNER = NoteSigner.ofLog(NAME, key(1));
    static final Instant TIME = Instant.parse("2026-07-01T00:00:00Z");

    private PlantedLog() {}

    static SigningKey key(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return SigningKey.ofSeed("test", seed);
    }

    /** Intents, each with its release behind it. */
    public static List<byte[]> leaves(String shard, int count, List<byte[]> first) {
        List<byte[]> leaves = new ArrayList<>(first);
        while (leaves.size() < count) {
            long index = leaves.size();
            boolean intent = (index - first.size()) % 2 == 0;
            leaves.add(LeafFormat.encode(intent ? intent(index) : release(shard, index - 1)));
        }
        return leaves;
    }

    static Leaf.Intent intent(long index) {
        return new Leaf.Intent(
                TIME,
                new UUID(7, index),
                RequestKind.CASE,
                "agency-hanbit",
                new AgreementVersion("agr-basic-livelihood", 3),
                "basic-livelihood",
                7,
                Digest.sha256(),
                commitment(index, 1),
                commitment(index, 2),
                commitment(index, 3),
                List.of(new Leaf.Asked("Person/birthDate", "year", "G1", "C3", "resident-register")));
    }

    static Leaf.Release release(String shard, long intent) {
        return new Leaf.Release(
                TIME,
                new Position(shard, intent),
                "resident-register",
                List.of(Leaf.Outcome.left("Person/birthDate", "year")),
                commitment(intent, 4));
    }

    private static Commitment commitment(long index, int what) {
        return new Commitment(Digest.sha256(new byte[] {(byte) index, (byte) (index >> 8), (byte) what}));
    }

    static Digest root(List<byte[]> leaves) {
        return Frontier.empty()
                .plus(leaves.stream().map(MerkleHash::leaf).toList())
                .root();
    }

    static SignedNote checkpoint(String shard, List<byte[]> leaves) {
        return signed(new Checkpoint(NAME + "/" + shard, leaves.size(), root(leaves)).text(), SIGNER);
    }

    static SignedNote signed(String text, NoteSigner signer) {
        return SignedNote.of(text, signer.sign(text, TIME));
    }

    public static void write(Path directory, String shard, List<byte[]> leaves) throws IOException {
        writeTiles(directory, leaves);
        Files.write(directory.resolve("checkpoint"), checkpoint(shard, leaves).bytes());
    }

    static void writeTiles(Path directory, List<byte[]> leaves) throws IOException {
        List<List<Digest>> rows = new ArrayList<>();
        List<Digest> row = leaves.stream().map(MerkleHash::leaf).toList();
        while (!row.isEmpty()) {
            rows.add(row);
            List<Digest> above = new ArrayList<>();
            for (int at = 0; at + TilePath.FULL <= row.size(); at += TilePath.FULL) {
                above.add(new HashTile(row.subList(at, at + TilePath.FULL)).subtree(TilePath.HEIGHT, 0));
            }
            row = above;
        }
        for (TilePath path : TilePath.added(0, leaves.size())) {
            int from = (int) path.index() * TilePath.FULL;
            byte[] bytes = switch (path) {
                case TilePath.Entries entries -> EntryBundle.encode(leaves.subList(from, from + entries.width()));
                case TilePath.Hashes hashes ->
                    new HashTile(rows.get(hashes.level()).subList(from, from + hashes.width())).encoded();
            };
            Path file = directory.resolve(path.text());
            Files.createDirectories(file.resolveSibling(""));
            Files.write(file, bytes);
        }
    }
}
