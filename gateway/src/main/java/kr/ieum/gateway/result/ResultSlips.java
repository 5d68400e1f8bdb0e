package kr.ieum.gateway.result;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.cases.CaseAnswer;
import kr.ieum.gateway.cases.CaseSystem;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.leaf.Leaf;

/**
 * Issues slips and lets them open a result. A slip is bound to one case and its applicant, holds for two weeks and a few
 * openings, and is void as soon as the next one is issued. Issuing is an act of administration and stands in the log,
 * in one transaction with the slip. Thread-safe.
 */
public final class ResultSlips implements Slips {

    /** How long a slip holds; registers that were late once can be asked again within it. */
    public static final Duration VALIDITY = Duration.ofDays(14);

    private final DataSource database;
    private final DisclosureLog log;
    private final CaseSystem cases;
    private final SecretKey key;
    private final Clock clock;
    private final SecureRandom random;

    /**
     * Joins the parts.
     *
     * @param key of this installation, for the marks
     */
    public ResultSlips(
            DataSource database, DisclosureLog log, CaseSystem cases, SecretKey key, Clock clock, SecureRandom random) {
        this.database = database;
        this.log = log;
        this.cases = cases;
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Issued issue(Requester issuer, String view, OpenCase openCase) {
        SlipCode code = SlipCode.fresh(random);
        UUID id = UUID.randomUUID();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant expires = now.plus(VALIDITY);
        byte[] caseMark = mark("case", issuer.agency(), openCase.number());
        Leaf leaf = Leaf.Admin.closed(
                now,
                issuer.agency(),
                "result-slip-issued",
                id.toString(),
                issuer.official(),
                openCase.number(),
                random);
        try {
            log.append(List.of(leaf), List.of(connection -> {
                voidFormer(connection, caseMark);
                try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO result_slip
                        (id, mark, case_mark, applicant, agency, official, view_id, issued_at, expires_at, openings)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                    """)) {
                    insert.setObject(1, id);
                    insert.setBytes(2, mark("code", openCase.number(), code.text()));
                    insert.setBytes(3, caseMark);
                    insert.setBytes(4, applicant(openCase));
                    insert.setString(5, issuer.agency());
                    insert.setString(6, issuer.official());
                    insert.setString(7, view);
                    insert.setObject(8, now.atOffset(ZoneOffset.UTC));
                    insert.setObject(9, expires.atOffset(ZoneOffset.UTC));
                    insert.setInt(10, OPENINGS);
                    insert.executeUpdate();
                }
            }));
        } catch (CompanionRefused e) {
            throw new IllegalStateException("a slip refuses no append", e);
        }
        return new Issued(code, expires);
    }

    @Override
    public Optional<Slip> open(String caseNumber, SlipCode code) {
        byte[] mark = mark("code", caseNumber, code.text());
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            Optional<Found> found = find(connection, mark, now);
            if (found.isEmpty() || !isStillTheirs(found.get(), caseNumber)) {
                return Optional.empty();
            }
            try (PreparedStatement take = connection.prepareStatement("""
                UPDATE result_slip SET openings = openings - 1 WHERE mark = ? AND openings > 0 AND expires_at > ?\
                """)) {
                take.setBytes(1, mark);
                take.setObject(2, now.atOffset(ZoneOffset.UTC));
                return take.executeUpdate() == 1 ? Optional.of(found.get().slip()) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the slips can't be read", e);
        }
    }

    @Override
    public void answered(Slip slip, String register) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            try (PreparedStatement update = connection.prepareStatement("""
                UPDATE result_answer SET answered_at = ? WHERE slip_id = ? AND register = ?\
                """)) {
                update.setObject(1, now);
                update.setObject(2, slip.id());
                update.setString(3, register);
                if (update.executeUpdate() == 1) {
                    return;
                }
            }
            try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO result_answer (slip_id, register, answered_at) VALUES (?, ?, ?)\
                """)) {
                insert.setObject(1, slip.id());
                insert.setString(2, register);
                insert.setObject(3, now);
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what has answered can't be noted", e);
        }
    }

    @Override
    public Optional<Standing> standing(String agency, String caseNumber) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                    SELECT id, issued_at, expires_at, openings FROM result_slip
                    WHERE case_mark = ? ORDER BY issued_at DESC\
                    """)) {
            select.setBytes(1, mark("case", agency, caseNumber));
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new Standing(
                        instant(row, "issued_at"),
                        instant(row, "expires_at"),
                        row.getInt("openings"),
                        answers(connection, row.getObject("id", UUID.class))));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the slips can't be read", e);
        }
    }

    /** @param applicant the mark in hexadecimal digits */
    private record Found(Slip slip, String applicant) {}

    private static Optional<Found> find(Connection connection, byte[] mark, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
            SELECT id, agency, official, view_id, applicant FROM result_slip
            WHERE mark = ? AND openings > 0 AND expires_at > ?\
            """)) {
            select.setBytes(1, mark);
            select.setObject(2, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Found(
                                new Slip(
                                        row.getObject("id", UUID.class),
                                        row.getString("agency"),
                                        row.getString("official"),
                                        row.getString("view_id")),
                                HexFormat.of().formatHex(row.getBytes("applicant"))))
                        : Optional.empty();
            }
        }
    }

    /** Whether the case still has the applicant for whom the slip was issued. */
    private boolean isStillTheirs(Found found, String caseNumber) {
        return cases.find(found.slip().agency(), caseNumber) instanceof CaseAnswer.Found(List<OpenCase> all, var faulty)
                && found.applicant().equals(HexFormat.of().formatHex(applicant(all.getFirst())));
    }

    private byte[] applicant(OpenCase openCase) {
        return mark(
                "applicant",
                openCase.number(),
                openCase.subjects().getFirst().key().text());
    }

    private static void voidFormer(Connection connection, byte[] caseMark) throws SQLException {
        try (PreparedStatement former =
                connection.prepareStatement("UPDATE result_slip SET openings = 0 WHERE case_mark = ?")) {
            former.setBytes(1, caseMark);
            former.executeUpdate();
        }
    }

    private static Map<String, Instant> answers(Connection connection, UUID slip) throws SQLException {
        Map<String, Instant> answers = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT register, answered_at FROM result_answer WHERE slip_id = ?")) {
            select.setObject(1, slip);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    answers.put(row.getString("register"), instant(row, "answered_at"));
                }
            }
        }
        return answers;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private byte[] mark(String purpose, String first, String second) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(first.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(second.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
