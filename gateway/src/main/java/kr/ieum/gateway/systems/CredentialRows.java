package kr.ieum.gateway.systems;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import kr.ieum.gateway.identity.CredentialStanding;
import kr.ieum.gateway.identity.CredentialState;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.identity.SystemKey;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.systems.Credential.Kind;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Certificates and keys in the database. What changes, changes on the log's transaction. */
final class CredentialRows {

    private static final String COLUMNS =
            "id, kind, agency, system_id, key_id, key_type, subject, encoded, made_at, valid_from, valid_until, state,"
                    + " holds_until";

    private final JdbcClient jdbc;

    CredentialRows(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** What the rows have against a change. */
    static final class Refused extends CompanionRefused {
        private static final long serialVersionUID = 1L;

        private final Hindrance hindrance;

        Refused(Hindrance hindrance) {
            super("hindered");
            this.hindrance = hindrance;
        }

        Hindrance hindrance() {
            return hindrance;
        }
    }

    /**
     * A credential about to be registered.
     *
     * @param publicKey SHA-256 of the public key
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Fresh(Credential credential, byte[] encoded, String publicKey) {}

    Optional<Credential> find(String id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM system_credential WHERE id = ?")
                .param(id)
                .query((RowMapper<Credential>) (row, n) -> read(row))
                .optional();
    }

    List<Credential> all() {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM system_credential ORDER BY agency, system_id, kind, made_at DESC, id")
                .query((RowMapper<Credential>) (row, n) -> read(row))
                .list();
    }

    Optional<SystemKey> key(String keyId) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM system_credential WHERE key_id = ?")
                .param(keyId)
                .query((RowMapper<SystemKey>) (row, n) -> readKey(row))
                .optional();
    }

    List<SystemKey> keys() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM system_credential WHERE kind = 'KEY'"
                        + " ORDER BY agency, system_id, made_at DESC, id")
                .query((RowMapper<SystemKey>) (row, n) -> readKey(row))
                .list();
    }

    /** Writes a new one, unless it is there already or its key is somebody else's. */
    static void insert(Connection connection, Fresh fresh) throws SQLException, Refused {
        Credential one = fresh.credential();
        try (PreparedStatement others = connection.prepareStatement(
                "SELECT id, agency, system_id, state FROM system_credential WHERE public_key = ? OR id = ?")) {
            others.setString(1, fresh.publicKey());
            others.setString(2, one.id());
            try (ResultSet rows = others.executeQuery()) {
                while (rows.next()) {
                    if (!one.system().equals(new SystemId(rows.getString(2), rows.getString(3)))) {
                        throw new Refused(Hindrance.HELD_BY_ANOTHER);
                    }
                    if (rows.getString(1).equals(one.id())) {
                        throw new Refused(Hindrance.KNOWN);
                    }
                    if (CredentialState.valueOf(rows.getString(4)) == CredentialState.REVOKED) {
                        throw new Refused(Hindrance.REVOKED_BEFORE);
                    }
                }
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO system_credential (id, kind, agency, system_id, key_id, key_type, subject, encoded, public_key,
                                           made_at, valid_from, valid_until, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)) {
            insert.setString(1, one.id());
            insert.setString(2, one.kind().name());
            insert.setString(3, one.system().agency());
            insert.setString(4, one.system().system());
            insert.setString(5, one.keyId().orElse(null));
            insert.setString(6, one.type().name());
            insert.setString(7, one.subject());
            insert.setBytes(8, fresh.encoded());
            insert.setString(9, fresh.publicKey());
            insert.setObject(10, utc(one.madeAt()));
            insert.setObject(11, utc(one.standing().from()));
            insert.setObject(12, utc(one.standing().until()));
            insert.setString(13, one.standing().state().name());
            insert.executeUpdate();
        }
    }

    /** Puts one into another state, unless it has left the former meanwhile. */
    static void move(Connection connection, String id, CredentialState from, CredentialState to)
            throws SQLException, Refused {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE system_credential SET state = ?, holds_until = NULL WHERE id = ? AND state = ?")) {
            update.setString(1, to.name());
            update.setString(2, id);
            update.setString(3, from.name());
            changed(update);
        }
    }

    /** Ends an active one with an overlap. */
    static void replace(Connection connection, String id, Instant holdsUntil) throws SQLException, Refused {
        try (PreparedStatement update = connection.prepareStatement("UPDATE system_credential"
                + " SET state = 'REPLACED', holds_until = ? WHERE id = ? AND state = 'ACTIVE'")) {
            update.setObject(1, utc(holdsUntil));
            update.setString(2, id);
            changed(update);
        }
    }

    private static void changed(PreparedStatement update) throws SQLException, Refused {
        if (update.executeUpdate() == 0) {
            throw new Refused(Hindrance.CHANGED_MEANWHILE);
        }
    }

    private static Credential read(ResultSet row) throws SQLException {
        Kind kind = Kind.valueOf(row.getString("kind"));
        return new Credential(
                row.getString("id"),
                kind,
                system(row),
                Optional.ofNullable(row.getString("key_id")),
                KeyType.valueOf(row.getString("key_type")),
                row.getString("subject"),
                Pem.write(kind == Kind.KEY ? "PUBLIC KEY" : "CERTIFICATE", row.getBytes("encoded")),
                moment(row, "made_at").orElseThrow(),
                standing(row));
    }

    private static SystemKey readKey(ResultSet row) throws SQLException {
        return new SystemKey(
                row.getString("key_id"),
                system(row),
                KeyType.valueOf(row.getString("key_type")).signs().orElseThrow(),
                row.getBytes("encoded"),
                standing(row));
    }

    private static SystemId system(ResultSet row) throws SQLException {
        return new SystemId(row.getString("agency"), row.getString("system_id"));
    }

    private static CredentialStanding standing(ResultSet row) throws SQLException {
        return new CredentialStanding(
                moment(row, "valid_from").orElseThrow(),
                moment(row, "valid_until").orElseThrow(),
                CredentialState.valueOf(row.getString("state")),
                moment(row, "holds_until"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
