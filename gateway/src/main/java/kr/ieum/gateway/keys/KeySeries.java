package kr.ieum.gateway.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.keys.SigningKey.PublishedKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Signing keys that follow each other under one name. A later one is named by the series and the moment from which it signs; that name is
 * authenticated with its secret. Rows stay for good, secrets only as long as they are to sign.
 */
public final class KeySeries {

    /** Between the name of the series and the moment from which a later key of it signs. */
    private static final String FROM = "@";

    private final String series;
    private final WrappedKeys keys;
    private final KeyWrapping wrapping;
    private final JdbcClient jdbc;
    private final Clock clock;

    KeySeries(String series, WrappedKeys keys, KeyWrapping wrapping, JdbcClient jdbc, Clock clock) {
        this.series = series;
        this.keys = keys;
        this.wrapping = wrapping;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A key of the series.
     *
     * @param published its public half, by the name of its row
     * @param key which signs; not there once its secret was destroyed
     * @param from when it begins to sign; of the first when it was made
     */
    public record Member(
            PublishedKey published, Optional<SigningKey> key, Instant from, Optional<Revocation> revoked) {}

    /**
     * Those that have signed, the one that signs, and the one that is to follow, by time; the first call makes the first.
     *
     * @throws KeysLockedException when one was made under another master key
     */
    public List<Member> all() {
        keys.findOrMake(series, Wrapped.Kind.ED25519);
        List<Member> members = new ArrayList<>(
                jdbc.sql("SELECT " + Wrapped.COLUMNS + " FROM wrapped_key WHERE name = ? OR name LIKE ?")
                        .param(series)
                        .param(series + FROM + "%")
                        .query((row, n) -> member(row))
                        .list());
        members.sort(Comparator.comparing(Member::from));
        return List.copyOf(members);
    }

    private Member member(ResultSet row) throws SQLException {
        Wrapped stored = Wrapped.read(row);
        Instant from = stored.name().equals(series)
                ? row.getObject("made_at", OffsetDateTime.class).toInstant()
                : from(stored.name());
        return new Member(KeyWrapping.published(stored), wrapping.signing(stored), from, stored.revoked());
    }

    private Instant from(String name) {
        return Instant.parse(name.substring(series.length() + FROM.length()));
    }

    private String named(Instant from) {
        return series + FROM + from;
    }

    /** A key that is to follow the present one, and stands nowhere yet. */
    public final class Successor {

        private final Wrapped fresh;

        private Successor(Wrapped fresh) {
            this.fresh = fresh;
        }

        /** The key, and from when on it signs. */
        public Member key() {
            return new Member(
                    KeyWrapping.published(fresh), wrapping.signing(fresh), from(fresh.name()), Optional.empty());
        }

        /**
         * Writes it, unless another one of the series is still waiting for its time.
         *
         * @return whether it was written
         */
        public boolean announce(Connection connection) throws SQLException {
            return !isAnotherWaiting(connection) && write(connection);
        }

        private boolean isAnotherWaiting(Connection connection) throws SQLException {
            try (PreparedStatement others = connection.prepareStatement(
                    "SELECT name FROM wrapped_key WHERE name LIKE ? AND destroyed_at IS NULL")) {
                others.setString(1, series + FROM + "%");
                try (ResultSet rows = others.executeQuery()) {
                    while (rows.next()) {
                        if (from(rows.getString(1)).isAfter(clock.instant())) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }

        /**
         * Writes it, whoever else waits.
         *
         * @return true
         */
        public boolean write(Connection connection) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(WrappedKeys.INSERT)) {
                insert.setString(1, fresh.name());
                insert.setString(2, fresh.kind().name());
                insert.setBytes(3, fresh.publicPart());
                insert.setBytes(4, fresh.nonce());
                insert.setBytes(5, fresh.sealed());
                insert.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
                return insert.executeUpdate() == 1;
            }
        }
    }

    /** Makes the key that is to follow from that moment on, to the millisecond. */
    public Successor successor(Instant from) {
        return new Successor(wrapping.fresh(named(from.truncatedTo(ChronoUnit.MILLIS)), Wrapped.Kind.ED25519));
    }

    /**
     * Lets one that waits begin at another moment.
     *
     * @param from to the millisecond
     * @return whether it was still there to begin; somebody else may have been quicker
     */
    public boolean begin(Connection connection, Member waiting, Instant from) throws SQLException {
        Optional<Wrapped> stored = find(connection, waiting);
        if (stored.isEmpty() || stored.get().destroyed().isPresent()) {
            return false;
        }
        Wrapped renamed = wrapping.renamed(stored.get(), named(from));
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE wrapped_key SET name = ?, nonce = ?, wrapped = ? WHERE name = ? AND destroyed_at IS NULL")) {
            update.setString(1, renamed.name());
            update.setBytes(2, renamed.nonce());
            update.setBytes(3, renamed.sealed());
            update.setString(4, stored.get().name());
            return update.executeUpdate() == 1;
        }
    }

    /**
     * Revokes one, and destroys its secret where that wasn't done before.
     *
     * @return whether it was still there to be revoked; somebody else may have been quicker
     */
    public boolean revoke(Connection connection, Member member, Revocation revocation) throws SQLException {
        Optional<Wrapped> stored = find(connection, member);
        if (stored.isEmpty() || stored.get().revoked().isPresent()) {
            return false;
        }
        Instant destroyed = stored.get().destroyed().orElse(revocation.at());
        Wrapped emptied = wrapping.emptied(stored.get(), destroyed, Optional.of(revocation));
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE wrapped_key SET nonce = ?, wrapped = ?, destroyed_at = ?, revoked_at = ?, revoked_for = ?
            WHERE name = ? AND revoked_at IS NULL\
            """)) {
            update.setBytes(1, emptied.nonce());
            update.setBytes(2, emptied.sealed());
            update.setObject(3, destroyed.atOffset(ZoneOffset.UTC));
            update.setObject(4, revocation.at().atOffset(ZoneOffset.UTC));
            update.setString(5, revocation.reason().name());
            update.setString(6, emptied.name());
            return update.executeUpdate() == 1;
        }
    }

    private static Optional<Wrapped> find(Connection connection, Member member) throws SQLException {
        try (PreparedStatement one =
                connection.prepareStatement("SELECT " + Wrapped.COLUMNS + " FROM wrapped_key WHERE name = ?")) {
            one.setString(1, member.published().name());
            try (ResultSet row = one.executeQuery()) {
                return row.next() ? Optional.of(Wrapped.read(row)) : Optional.empty();
            }
        }
    }

    /** Destroys the secret of one that signs nothing any more; the public half stays. */
    public void destroy(Member former) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        keys.find(former.published().name())
                .filter(stored -> stored.destroyed().isEmpty())
                .map(stored -> wrapping.emptied(stored, now, Optional.empty()))
                .ifPresent(emptied -> jdbc.sql("""
                    UPDATE wrapped_key SET nonce = ?, wrapped = ?, destroyed_at = ?
                    WHERE name = ? AND destroyed_at IS NULL\
                    """)
                        .param(emptied.nonce())
                        .param(emptied.sealed())
                        .param(now.atOffset(ZoneOffset.UTC))
                        .param(emptied.name())
                        .update());
    }
}
