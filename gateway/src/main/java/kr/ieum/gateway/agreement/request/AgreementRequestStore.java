package kr.ieum.gateway.agreement.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import kr.ieum.schemas.model.AttributeKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests for agreements in the database. Each is written once and answered once. */
public final class AgreementRequestStore {

    private static final String COLUMNS =
            "id, made_at, made_by, agency, task, register, keeper, attribute, need, words,"
                    + " state, answered_at, answered_by, answered_for, refusal";

    private final JdbcClient jdbc;

    /** A store over a migrated database. */
    public AgreementRequestStore(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** Keeps a new request. */
    public void add(AgreementRequest request) {
        jdbc.sql("""
            INSERT INTO agreement_request
              (id, made_at, made_by, agency, task, register, keeper, attribute, need, words, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .param(request.id())
                .param(utc(request.at()))
                .param(request.official())
                .param(request.agency())
                .param(request.task())
                .param(request.register())
                .param(request.keeper())
                .param(request.attribute().text())
                .param(request.need().name())
                .param(request.words())
                .param(RequestState.OPEN.name())
                .update();
    }

    /**
     * Answers an open request.
     *
     * @return whether it was open; of two who answer at once one is told that it no longer was
     */
    public boolean answer(UUID id, RequestState state, AgreementRequest.Answer answer) {
        return jdbc.sql("""
            UPDATE agreement_request
            SET state = ?, answered_at = ?, answered_by = ?, answered_for = ?, refusal = ?
            WHERE id = ? AND state = ?\
            """)
                        .param(state.name())
                        .param(utc(answer.at()))
                        .param(answer.by())
                        .param(answer.agency())
                        .param(answer.refusal().map(Enum::name).orElse(null))
                        .param(id)
                        .param(RequestState.OPEN.name())
                        .update()
                == 1;
    }

    /** All requests, the newest first. */
    public List<AgreementRequest> all() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM agreement_request ORDER BY made_at DESC, id")
                .query(AgreementRequestStore::read)
                .list();
    }

    /** One request. */
    public Optional<AgreementRequest> find(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM agreement_request WHERE id = ?")
                .param(id)
                .query(AgreementRequestStore::read)
                .optional();
    }

    private static AgreementRequest read(ResultSet row, int n) throws SQLException {
        return new AgreementRequest(
                row.getObject("id", UUID.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                row.getString("agency"),
                row.getString("task"),
                row.getString("register"),
                row.getString("keeper"),
                new AttributeKey(row.getString("attribute")),
                Need.valueOf(row.getString("need")),
                row.getString("words"),
                RequestState.valueOf(row.getString("state")),
                answer(row));
    }

    private static Optional<AgreementRequest.Answer> answer(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("answered_at", OffsetDateTime.class);
        if (at == null) {
            return Optional.empty();
        }
        return Optional.of(new AgreementRequest.Answer(
                at.toInstant(),
                row.getString("answered_by"),
                row.getString("answered_for"),
                Optional.ofNullable(row.getString("refusal")).map(Refusal::valueOf)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
