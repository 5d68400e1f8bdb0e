package kr.ieum.gateway.exchange.roll;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.schemas.model.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rolls of systems that are told of events, as the systems themselves keep them here: a number comes in, a keyed hash stays, and no
 * roll can be read out again or laid beside another. Each change is a leaf with its size, so that a system which suddenly holds everybody is
 * seen. Thread-safe.
 */
public final class Rolls {

    /** Most numbers in one change. */
    public static final int MAX_CHANGE = 10_000;

    private final JdbcClient jdbc;
    private final DisclosureLog log;
    private final SecretKey key;
    private final Clock clock;
    private final SecureRandom random;

    /** @param key of this installation, for rolls alone */
    public Rolls(DataSource database, DisclosureLog log, SecretKey key, Clock clock, SecureRandom random) {
        this.jdbc = JdbcClient.create(database);
        this.log = log;
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    /** Whether the system holds somebody. */
    public boolean holds(SystemId system, SubjectKey person) {
        return jdbc.sql("SELECT COUNT(*) FROM exchange_roll WHERE system = ? AND member = ?")
                        .param(system.text())
                        .param(mark(system, person))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** How many the system holds. */
    public long size(SystemId system) {
        return jdbc.sql("SELECT COUNT(*) FROM exchange_roll WHERE system = ?")
                .param(system.text())
                .query(Long.class)
                .single();
    }

    /**
     * Takes some in and lets others go, all of it or nothing. Who is there already stays, who isn't there needn't be let go.
     *
     * @param take at most {@value #MAX_CHANGE} together with {@code release}
     * @throws kr.ieum.gateway.log.LogUnavailable when the log can't be written; then nothing was changed
     */
    public void change(SystemId system, Collection<SubjectKey> take, Collection<SubjectKey> release) {
        if (take.size() + release.size() > MAX_CHANGE) {
            throw new IllegalArgumentException("at most " + MAX_CHANGE + " numbers at once");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Set<SubjectKey> going = Set.copyOf(release);
        List<byte[]> marks = marks(system, take.stream().filter(one -> !going.contains(one)));
        List<byte[]> gone = marks(system, going.stream());
        Leaf leaf = Leaf.Admin.closed(
                now,
                system.agency(),
                "roll-changed",
                system.system() + " +" + marks.size() + " -" + gone.size(),
                system.text(),
                payload(take, release),
                random);
        try {
            log.append(List.of(leaf), List.of(connection -> {
                write(connection, system, gone, "DELETE FROM exchange_roll WHERE system = ? AND member = ?", List.of());
                write(
                        connection,
                        system,
                        marks,
                        "INSERT INTO exchange_roll (system, member, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        List.of(now));
            }));
        } catch (CompanionRefused e) {
            throw new IllegalStateException("unknown refusal of a roll: " + e.getClass(), e);
        }
    }

    private static void write(
            Connection connection, SystemId system, List<byte[]> members, String statement, List<Instant> since)
            throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(statement)) {
            for (byte[] member : members) {
                change.setString(1, system.text());
                change.setBytes(2, member);
                if (!since.isEmpty()) {
                    change.setObject(3, since.getFirst().atOffset(ZoneOffset.UTC));
                }
                change.addBatch();
            }
            change.executeBatch();
        }
    }

    private List<byte[]> marks(SystemId system, Stream<SubjectKey> people) {
        return people.distinct().map(person -> mark(system, person)).toList();
    }

    private static byte[] payload(Collection<SubjectKey> take, Collection<SubjectKey> release) {
        return (numbers("+", take) + numbers("-", release)).getBytes(StandardCharsets.UTF_8);
    }

    private static String numbers(String sign, Collection<SubjectKey> people) {
        return people.stream()
                .map(person -> sign + person.text() + "\n")
                .sorted()
                .collect(Collectors.joining());
    }

    private byte[] mark(SystemId system, SubjectKey person) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal((system.text() + " " + person.attribute().text() + " " + person.text())
                    .getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
