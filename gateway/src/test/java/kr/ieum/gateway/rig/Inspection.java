package kr.ieum.gateway.rig;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import kr.ieum.gateway.log.Fsck;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.leaf.MalformedLeaf;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.Frontier;
import kr.ieum.gateway.log.tree.MerkleHash;
import kr.ieum.gateway.rig.Finding.Rule;

/** Compares what was seen with what the database holds, from the leaves' bytes alone: nothing of the log's own columns is believed. */
public final class Inspection {

    private final Seen seen;
    private final Set<String> intended = new HashSet<>();
    private final Set<String> released = new HashSet<>();
    private final Set<UUID> lookups = new HashSet<>();
    private final Map<Position, String> leaves = new HashMap<>();
    private final Map<Position, String> roots = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private Inspection(Seen seen) {
        this.seen = seen;
    }

    /** Everything that isn't as it must be, after all that was seen. */
    public static List<Finding> of(DataSource database, Seen seen) throws SQLException {
        Inspection inspection = new Inspection(seen);
        try (Connection connection = database.getConnection()) {
            inspection.readLeaves(connection);
            inspection.compareIntents();
            inspection.compareAcknowledged();
            inspection.compareHeads(connection);
            inspection.compareRecords(connection);
        }
        if (new Fsck(database).run() instanceof Fsck.Result.Damaged damaged) {
            inspection.found(Rule.FSCK, damaged.toString());
        }
        return inspection.findings;
    }

    private void found(Rule rule, String what) {
        findings.add(new Finding(rule, what));
    }

    private void readLeaves(Connection connection) throws SQLException {
        Map<String, Frontier> trees = new HashMap<>();
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT shard, size, leaves FROM log_group ORDER BY shard, size");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                String shard = row.getString(1);
                List<byte[]> held = held(row.getBytes(3));
                long index = row.getLong(2) - held.size();
                for (byte[] bytes : held) {
                    Digest hash = MerkleHash.leaf(bytes);
                    Frontier tree = trees.getOrDefault(shard, Frontier.empty()).plus(List.of(hash));
                    trees.put(shard, tree);
                    leaves.put(new Position(shard, index++), hex(hash));
                    roots.put(new Position(shard, tree.size()), hex(tree.root()));
                    read(bytes);
                }
            }
        }
    }

    /** What stands in a row, taken apart by a few lines of its own. */
    private static List<byte[]> held(byte[] row) {
        List<byte[]> held = new ArrayList<>();
        for (int at = 0; at + 2 <= row.length; ) {
            int length = Byte.toUnsignedInt(row[at]) << 8 | Byte.toUnsignedInt(row[at + 1]);
            held.add(Arrays.copyOfRange(row, at + 2, at + 2 + length));
            at += 2 + length;
        }
        return held;
    }

    private void read(byte[] bytes) {
        try {
            switch (LeafFormat.decode(bytes)) {
                case Leaf.Intent intent -> {
                    lookups.add(intent.lookup());
                    intent.asked().forEach(asked -> intended.add(intent.lookup() + " " + asked.register()));
                }
                case Leaf.Release release -> {
                    if (!released.add(release.intent() + " " + release.register())) {
                        found(Rule.FSCK, "released twice: " + release.intent() + " " + release.register());
                    }
                }
                default -> {
                    // says nothing of a value
                }
            }
        } catch (MalformedLeaf e) {
            // fsck names it
        }
    }

    private void compareIntents() {
        seen.disclosed.stream()
                .filter(one -> !intended.contains(one))
                .forEach(one -> found(Rule.INTENTS, one + " has no intent"));
    }

    private void compareAcknowledged() {
        seen.acknowledged.forEach((position, hash) -> {
            if (!hash.equals(leaves.get(position))) {
                found(Rule.ACKNOWLEDGED, position + " isn't the leaf that was acknowledged");
            }
        });
    }

    private void compareHeads(Connection connection) throws SQLException {
        Map<String, Long> sizes = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT shard, size FROM log_head");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                sizes.put(row.getString(1), row.getLong(2));
            }
        }
        for (Seen.Head head : seen.heads) {
            boolean rewound = sizes.getOrDefault(head.shard(), 0L) < head.size();
            if (rewound || !head.root().equals(roots.get(new Position(head.shard(), head.size())))) {
                found(Rule.HEADS, head + (rewound ? " is ahead of the log" : " is of another tree"));
            }
        }
    }

    private void compareRecords(Connection connection) throws SQLException {
        Set<UUID> recorded = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT lookup_id FROM decision_record");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                recorded.add(row.getObject(1, UUID.class));
            }
        }
        lookups.stream()
                .filter(lookup -> !recorded.contains(lookup))
                .forEach(lookup -> found(Rule.COMPANIONS, "intent of " + lookup + " without its decision record"));
        recorded.stream()
                .filter(lookup -> !lookups.contains(lookup))
                .forEach(lookup -> found(Rule.COMPANIONS, "decision record of " + lookup + " without its intent"));
    }

    private static String hex(Digest digest) {
        return HexFormat.of().formatHex(digest.bytes());
    }
}
