package kr.ieum.gateway.oversight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kr.ieum.gateway.oversight.Duties.Owed;

/** Writes duties on the transaction of the intent that brings them about, for which a caller waits: as few statements as do. */
final class DutyRows {

    private DutyRows() {}

    /** What tells the duties of a look-up apart. */
    private record Named(String agreement, String obligation) {

        static Named of(Owed owed) {
            return new Named(owed.agreement(), owed.obligation());
        }
    }

    /** Those of them that the look-up hasn't brought about yet. */
    static List<Owed> without(Connection connection, UUID lookup, List<Owed> owed) throws SQLException {
        Set<Named> there = new HashSet<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT agreement, obligation FROM duty WHERE lookup_id = ?")) {
            query.setObject(1, lookup);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    there.add(new Named(found.getString("agreement"), found.getString("obligation")));
                }
            }
        }
        return owed.stream().filter(one -> there.add(Named.of(one))).toList();
    }

    /** All in one statement. */
    static void insert(Connection connection, Duties.Occasion occasion, String official, List<Owed> owed)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO duty (duty_id, lookup_id, agreement, version, obligation, kind, agency, official, arose_at,
                              within_s, due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)) {
            for (Owed one : owed) {
                Optional<Instant> due =
                        one.kind().runsFromTheCasesEnd() || one.kind().runsFromTheAgreementsEnd()
                                ? Optional.empty()
                                : one.within().map(occasion.at()::plus);
                insert.setObject(1, id(occasion.lookup()));
                insert.setObject(2, occasion.lookup());
                insert.setString(3, one.agreement());
                insert.setInt(4, one.version());
                insert.setString(5, one.obligation());
                insert.setString(6, one.kind().name());
                insert.setString(7, occasion.agency());
                insert.setString(8, official);
                insert.setObject(9, occasion.at().atOffset(ZoneOffset.UTC));
                if (one.within().isPresent()) {
                    insert.setLong(10, one.within().get().toSeconds());
                } else {
                    insert.setNull(10, Types.BIGINT);
                }
                if (due.isPresent()) {
                    insert.setObject(11, due.get().atOffset(ZoneOffset.UTC));
                } else {
                    insert.setNull(11, Types.TIMESTAMP_WITH_TIMEZONE);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** A fresh id that begins as the look-up's does: what one look-up brings about stands together in the index. */
    private static UUID id(UUID lookup) {
        return new UUID(lookup.getMostSignificantBits(), UUID.randomUUID().getLeastSignificantBits());
    }
}
