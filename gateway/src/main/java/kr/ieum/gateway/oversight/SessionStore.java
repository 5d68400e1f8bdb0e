package kr.ieum.gateway.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Open sessions in the database, so that all nodes agree on the one of each official. While the database can't be asked, a
 * node goes by what it knows itself: signing in goes on when disclosures have stopped (promise P1).
 */
public final class SessionStore implements OpenSessions {

    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

    private final JdbcClient jdbc;
    private final Pseudonyms pseudonyms;
    private final Map<String, Opened> known = new ConcurrentHashMap<>();
    private final Set<String> unwritten = ConcurrentHashMap.newKeySet();

    /** A store over a migrated database. */
    public SessionStore(DataSource database, Pseudonyms pseudonyms) {
        this.jdbc = JdbcClient.create(database);
        this.pseudonyms = pseudonyms;
    }

    @Override
    public Optional<Opened> open(String official, Opened session) {
        Optional<Opened> before = current(official);
        known.put(official, session);
        try {
            write(pseudonyms.ofOfficial(official), session);
            unwritten.remove(official);
        } catch (DataAccessException e) {
            unwritten.add(official);
            LOG.warn("session kept on this node alone: {}", e.getClass().getSimpleName());
        }
        return before;
    }

    private void write(String official, Opened session) {
        if (update(official, session) == 0) {
            try {
                jdbc.sql("INSERT INTO official_session (official, marker, opened_at) VALUES (?, ?, ?)")
                        .param(official)
                        .param(session.marker())
                        .param(session.at().atOffset(ZoneOffset.UTC))
                        .update();
            } catch (DuplicateKeyException e) {
                // two first sign-ins at once: the later one counts
                update(official, session);
            }
        }
    }

    private int update(String official, Opened session) {
        return jdbc.sql("UPDATE official_session SET marker = ?, opened_at = ? WHERE official = ?")
                .param(session.marker())
                .param(session.at().atOffset(ZoneOffset.UTC))
                .param(official)
                .update();
    }

    @Override
    public Optional<Opened> current(String official) {
        try {
            Optional<Opened> written = jdbc.sql("SELECT marker, opened_at FROM official_session WHERE official = ?")
                    .param(pseudonyms.ofOfficial(official))
                    .query((row, number) -> opened(row))
                    .optional();
            return unwritten.contains(official) ? afterwards(official, written) : written;
        } catch (DataAccessException e) {
            return Optional.ofNullable(known.get(official));
        }
    }

    /** The database can be asked again: the later session counts, the one in it or the one that couldn't be written. */
    private Optional<Opened> afterwards(String official, Optional<Opened> written) {
        Optional<Opened> own = Optional.ofNullable(known.get(official))
                .filter(opened ->
                        written.map(Opened::at).filter(opened.at()::isBefore).isEmpty());
        own.ifPresent(opened -> write(pseudonyms.ofOfficial(official), opened));
        unwritten.remove(official);
        return own.or(() -> written);
    }

    @Override
    public void close(String official, String marker) {
        known.computeIfPresent(official, (id, open) -> open.marker().equals(marker) ? null : open);
        try {
            jdbc.sql("DELETE FROM official_session WHERE official = ? AND marker = ?")
                    .param(pseudonyms.ofOfficial(official))
                    .param(marker)
                    .update();
        } catch (DataAccessException e) {
            LOG.warn("session ended on this node alone: {}", e.getClass().getSimpleName());
        }
    }

    private static Opened opened(ResultSet row) throws SQLException {
        return new Opened(
                row.getString("marker"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant());
    }
}
