package kr.ieum.gateway.log.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kr.ieum.gateway.log.Durability;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.tile.Disk;
import kr.ieum.gateway.log.tile.TileFiles;
import kr.ieum.gateway.log.tree.ConsistencyProof;
import kr.ieum.gateway.log.tree.NodeHashes;

/**
 * The checkpoints of this log that were timestamped: a row each, the same bytes as files beside the tiles, and, where that is configured,
 * in a folder elsewhere. The files outlast a database that is set back, the folder elsewhere a whole data folder.
 */
public final class StampedCheckpoints {
    private static final String SHARD = "[0-9]{4}h[12][a-z]*";

    private final DataSource database;
    private final PublishSettings settings;
    private final List<Path> directories;
    private final VerifierKey key;
    private final Disk disk = Disk.REAL;

    /**
     * Those of the log.
     *
     * @param copies a folder elsewhere that gets the same files
     * @param key the log's, by which a checkpoint is known as its own
     */
    public StampedCheckpoints(DataSource database, PublishSettings settings, Optional<Path> copies, VerifierKey key) {
        this.database = database;
        this.settings = settings;
        this.directories = new ArrayList<>(List.of(settings.directory()));
        copies.ifPresent(directories::add);
        this.key = key;
    }

    /**
     * A checkpoint that was stamped.
     *
     * @param size of its tree
     * @param authority where it was asked
     * @param time that it states
     */
    record Stamped(long size, String authority, Instant time) {}

    /**
     * Those of a shard for people, a line each: size, stamped time, authority.
     *
     * @throws IOException when they can't be read
     */
    public byte[] listing(String shard) throws IOException {
        try {
            return list(shard).stream()
                    .map(stamped -> stamped.size() + " " + stamped.time() + " " + stamped.authority() + "\n")
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (SQLException e) {
            throw new IOException("timestamps can't be read: SQLSTATE " + e.getSQLState(), e);
        }
    }

    /** Those of a shard, the newest first. */
    List<Stamped> list(String shard) throws SQLException {
        List<Stamped> stamped = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT size, authority, stamped_at FROM log_timestamp WHERE shard = ? ORDER BY size DESC")) {
            query.setString(1, shard);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    stamped.add(new Stamped(
                            row.getLong(1),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return stamped;
    }

    /**
     * The signed note of this size that was stamped, and what the authority answered.
     *
     * @throws IOException when they can't be read
     */
    public Optional<Files> find(String shard, long size) throws IOException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT note, answer FROM log_timestamp WHERE shard = ? AND size = ?")) {
            query.setString(1, shard);
            query.setLong(2, size);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Files(row.getString(1).getBytes(StandardCharsets.UTF_8), row.getBytes(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IOException("timestamps can't be read: SQLSTATE " + e.getSQLState(), e);
        }
    }

    /** A stamped note and its timestamp, as {@code openssl ts -verify -data NOTE -in ANSWER} takes them. */
    @SuppressWarnings("ArrayRecordComponent") // copied in and out
    public record Files(byte[] note, byte[] answer) {
        public Files {
            note = note.clone();
            answer = answer.clone();
        }

        @Override
        public byte[] note() {
            return note.clone();
        }

        @Override
        public byte[] answer() {
            return answer.clone();
        }
    }

    /** Keeps a timestamp durably: the row first, for whoever loses the files makes none anew. */
    void keep(Published shown, String authority, Stamping.Stamp stamp) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO log_timestamp (shard, size, root, authority, stamped_at, note, answer)
                    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                    """)) {
            insert.setString(1, shown.shard());
            insert.setLong(2, shown.size());
            insert.setBytes(3, shown.root().bytes());
            insert.setString(4, authority);
            insert.setObject(5, stamp.time().atOffset(ZoneOffset.UTC));
            insert.setString(6, new String(shown.note(), StandardCharsets.UTF_8));
            insert.setBytes(7, stamp.answer());
            insert.executeUpdate();
            Durability.of(connection).force(connection);
        }
        for (Path directory : directories) {
            new TileFiles(directory.resolve(shown.shard()), disk).stamp(shown.size(), shown.note(), stamp.answer());
        }
    }

    /**
     * Compares the newest of them with where the log stands, once at a start: what was stamped can't be gone. A checkpoint is believed for
     * the log's own signature; the timestamp only says since when.
     *
     * @throws Contradicted when one is of a larger size, another root, or a shard that the log doesn't have
     * @throws IOException when they can't be read
     */
    public void compare(Checkpoint head, NodeHashes tree) throws IOException {
        for (Checkpoint stamped : newest()) {
            boolean later = stamped.origin().compareTo(head.origin()) > 0;
            boolean own = stamped.origin().equals(head.origin());
            if (later || (own && stamped.size() > head.size())) {
                throw new Contradicted(
                        "a timestamp is of size " + stamped.size() + " of " + stamped.origin()
                                + ", and this log has size " + head.size() + " of " + head.origin()
                                + ": it was set back",
                        stamped.size());
            }
            if (own && isOther(stamped, head, tree)) {
                throw new Contradicted(
                        "a timestamp is of another root at size " + stamped.size() + " of " + stamped.origin()
                                + " than this log, now of size " + head.size() + ", has there",
                        stamped.size());
            }
        }
    }

    private static boolean isOther(Checkpoint stamped, Checkpoint head, NodeHashes tree) {
        return stamped.size() == head.size()
                ? !stamped.root().equals(head.root())
                : ConsistencyProof.between(stamped.size(), head.size(), tree)
                        .check(stamped.root(), head.root())
                        .isPresent();
    }

    private List<Checkpoint> newest() throws IOException {
        List<Checkpoint> newest = new ArrayList<>();
        for (Path directory : directories) {
            for (Path shard : disk.list(directory)) {
                if (shard.getFileName().toString().matches(SHARD)) {
                    TileFiles files = new TileFiles(shard, disk);
                    Optional<byte[]> note = files.newestStamped();
                    note.flatMap(this::own).ifPresent(newest::add);
                }
            }
        }
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                    SELECT note FROM log_timestamp t
                    WHERE size = (SELECT MAX(n.size) FROM log_timestamp n WHERE n.shard = t.shard)\
                    """);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                own(row.getString(1).getBytes(StandardCharsets.UTF_8)).ifPresent(newest::add);
            }
        } catch (SQLException e) {
            throw new IOException("timestamps can't be read: SQLSTATE " + e.getSQLState(), e);
        }
        return newest;
    }

    private Optional<Checkpoint> own(byte[] note) {
        try {
            SignedNote signed = SignedNote.parse(note);
            signed.verifiedBy(List.of(key));
            Checkpoint checkpoint = Checkpoint.parse(signed.text());
            return checkpoint.origin().startsWith(settings.origin("")) ? Optional.of(checkpoint) : Optional.empty();
        } catch (NoteRefused notOurs) {
            return Optional.empty();
        }
    }
}
