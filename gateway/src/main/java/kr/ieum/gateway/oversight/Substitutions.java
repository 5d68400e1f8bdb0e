package kr.ieum.gateway.oversight;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import kr.ieum.gateway.cases.CaseAnswer;
import kr.ieum.gateway.cases.CaseSystem;
import kr.ieum.gateway.cases.ConflictOfInterest;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.identity.Official;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cases handed over because of a conflict of interest. The official asks, the head of the team decides, and the case system
 * makes it so: who works on a case is its fact, and no other.
 */
public final class Substitutions {

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Pseudonyms pseudonyms;
    private final Seal seal;
    private final CaseSystem cases;
    private final ConflictOfInterest conflicts;

    /** Requests over a migrated database. */
    public Substitutions(
            DataSource database,
            Acts acts,
            Pseudonyms pseudonyms,
            Seal seal,
            CaseSystem cases,
            ConflictOfInterest conflicts) {
        this.jdbc = JdbcClient.create(database);
        this.acts = acts;
        this.pseudonyms = pseudonyms;
        this.seal = seal;
        this.cases = cases;
        this.conflicts = conflicts;
    }

    /**
     * A request that waits for the head.
     *
     * @param official who asks to be relieved
     */
    public record Request(UUID id, String official, String caseNumber, String task, Instant requestedAt) {

        @Override
        public String toString() {
            return "Request[" + id + "]";
        }
    }

    /** What became of a decision. */
    public enum Decided {
        /** Done. */
        DONE,
        /** There is no such request that waits for this head. */
        NOT_YOURS,
        /** The head asked himself; somebody else has to decide. */
        OWN_REQUEST,
        /** The substitute isn't of the team, not in office, or near to a subject too. */
        UNFIT,
        /** The case system didn't take it; the request still waits. */
        CASE_SYSTEM
    }

    /** Asks the head for a substitute. Answers the request, or the one that waits already. */
    public Request ask(Official official, OpenCase openCase) {
        String reference = pseudonyms.ofCase(openCase.number());
        Optional<Request> waiting = jdbc
                .sql("SELECT * FROM substitution_request WHERE case_ref = ? AND state = 'OPEN' ORDER BY requested_at")
                .param(reference)
                .query((row, number) -> read(row))
                .list()
                .stream()
                .filter(request -> request.official().equals(official.id()))
                .findFirst();
        return waiting.orElseGet(() -> insert(official, openCase, reference));
    }

    private Request insert(Official official, OpenCase openCase, String reference) {
        Request request = new Request(UUID.randomUUID(), official.id(), openCase.number(), openCase.task(), acts.now());
        acts.record(
                official.agency(),
                "substitution-requested",
                request.id().toString(),
                official.id(),
                openCase.number(),
                connection -> {
                    try (PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO substitution_request (id, team, case_ref, task, sealed, state, requested_at)
                        VALUES (?, ?, ?, ?, ?, 'OPEN', ?)\
                        """)) {
                        insert.setObject(1, request.id());
                        insert.setString(
                                2,
                                pseudonyms.ofTeam(
                                        official.agency(), official.team().ko()));
                        insert.setString(3, reference);
                        insert.setString(4, openCase.task());
                        insert.setBytes(5, seal.seal(request.id(), List.of(official.id(), openCase.number())));
                        insert.setObject(6, request.requestedAt().atOffset(ZoneOffset.UTC));
                        insert.executeUpdate();
                    }
                });
        return request;
    }

    /** The requests that wait for this head, the oldest first. */
    public List<Request> waiting(Official head) {
        return Heads.isHead(head)
                ? jdbc.sql("SELECT * FROM substitution_request WHERE team = ? AND state = 'OPEN' ORDER BY"
                                + " requested_at, id")
                        .param(pseudonyms.ofTeam(head.agency(), head.team().ko()))
                        .query((row, number) -> read(row))
                        .list()
                : List.of();
    }

    /** Those of the team who could take the case over: near to no subject, and not who asks. */
    public List<Official> fit(Official head, Request request, List<Official> team) {
        return switch (cases.find(head.agency(), request.caseNumber())) {
            case CaseAnswer.Found(var found, var faulty) ->
                team.stream()
                        .filter(one -> !one.id().equals(request.official()))
                        .filter(one -> !conflicts
                                .of(one.id(), found.getFirst().subjects())
                                .closes())
                        .toList();
            case CaseAnswer.None none -> List.of();
            case CaseAnswer.Unavailable unavailable -> List.of();
        };
    }

    /**
     * Gives the case to a substitute.
     *
     * @param team officials of the head's team who are in office today
     */
    public Decided approve(Official head, UUID id, String substitute, List<Official> team) {
        Optional<Request> request = find(head, id);
        if (request.isEmpty()) {
            return Decided.NOT_YOURS;
        }
        if (request.get().official().equals(head.id())) {
            return Decided.OWN_REQUEST;
        }
        if (fit(head, request.get(), team).stream().noneMatch(one -> one.id().equals(substitute))) {
            return Decided.UNFIT;
        }
        if (!cases.reassign(head.agency(), request.get().caseNumber(), substitute, head.id())) {
            return Decided.CASE_SYSTEM;
        }
        settle(head, request.get(), "APPROVED", substitute);
        return Decided.DONE;
    }

    /** Leaves the case where it is; its official still can't open it. */
    public Decided decline(Official head, UUID id) {
        Optional<Request> request = find(head, id);
        if (request.isEmpty()) {
            return Decided.NOT_YOURS;
        }
        if (request.get().official().equals(head.id())) {
            return Decided.OWN_REQUEST;
        }
        settle(head, request.get(), "DECLINED", "");
        return Decided.DONE;
    }

    private Optional<Request> find(Official head, UUID id) {
        return waiting(head).stream().filter(request -> request.id().equals(id)).findFirst();
    }

    private void settle(Official head, Request request, String state, String substitute) {
        OffsetDateTime now = acts.now().atOffset(ZoneOffset.UTC);
        acts.record(
                head.agency(),
                state.equals("APPROVED") ? "substitution-approved" : "substitution-declined",
                request.id().toString(),
                head.id(),
                request.caseNumber() + "\n" + substitute,
                connection -> {
                    try (PreparedStatement update = connection.prepareStatement(
                            "UPDATE substitution_request SET state = ?, decided_at = ?, decided_by = ? WHERE id = ?")) {
                        update.setString(1, state);
                        update.setObject(2, now);
                        update.setString(3, pseudonyms.ofOfficial(head.id()));
                        update.setObject(4, request.id());
                        update.executeUpdate();
                    }
                });
    }

    private Request read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        List<String> sealed = seal.open(id, row.getBytes("sealed"));
        return new Request(
                id,
                sealed.get(0),
                sealed.get(1),
                row.getString("task"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant());
    }
}
