package kr.ieum.gateway.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A row of the table. One whose secret was destroyed seals nothing, so that what it says of its end can't be changed either. */
final class Wrapped {

    /** What {@link #read} reads. */
    static final String COLUMNS =
            "name, kind, public_part, nonce, wrapped, made_at, destroyed_at, revoked_at, revoked_for";

    private final String name;
    private final Kind kind;
    private final byte[] publicPart;
    private final byte[] nonce;
    private final byte[] sealed;
    private final Optional<Instant> destroyed;
    private final Optional<Revocation> revoked;

    enum Kind {
        HMAC_SHA256,
        ED25519
    }

    Wrapped(
            String name,
            Kind kind,
            byte[] publicPart,
            byte[] nonce,
            byte[] sealed,
            Optional<Instant> destroyed,
            Optional<Revocation> revoked) {
        this.name = name;
        this.kind = kind;
        this.publicPart = publicPart;
        this.nonce = nonce;
        this.sealed = sealed;
        this.destroyed = destroyed;
        this.revoked = revoked;
    }

    static Wrapped read(ResultSet row) throws SQLException {
        Optional<Instant> revokedAt = moment(row, "revoked_at");
        Optional<Revocation.Reason> reason =
                Optional.ofNullable(row.getString("revoked_for")).map(Revocation.Reason::valueOf);
        return new Wrapped(
                row.getString("name"),
                Kind.valueOf(row.getString("kind")),
                row.getBytes("public_part"),
                row.getBytes("nonce"),
                row.getBytes("wrapped"),
                moment(row, "destroyed_at"),
                revokedAt.flatMap(at -> reason.map(why -> new Revocation(at, why))));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    /** The caller doesn't change it. */
    byte[] publicPart() {
        return publicPart;
    }

    byte[] nonce() {
        return nonce;
    }

    byte[] sealed() {
        return sealed;
    }

    /** When its secret was destroyed. */
    Optional<Instant> destroyed() {
        return destroyed;
    }

    Optional<Revocation> revoked() {
        return revoked;
    }
}
