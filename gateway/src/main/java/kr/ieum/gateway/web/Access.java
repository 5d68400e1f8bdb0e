package kr.ieum.gateway.web;

import static kr.ieum.gateway.web.Audience.ANYBODY;
import static kr.ieum.gateway.web.Audience.APPROVER;
import static kr.ieum.gateway.web.Audience.AUDITOR;
import static kr.ieum.gateway.web.Audience.CASE_OFFICIAL;
import static kr.ieum.gateway.web.Audience.DATA_OWNER;
import static kr.ieum.gateway.web.Audience.OPERATOR;
import static kr.ieum.gateway.web.Audience.TEAM_HEAD;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may open what, in one place: every route of screens and API stands in one line of this table, and a route that
 * stands in none is closed to everybody. What an official then sees of a case is decided by the agreements; what of an
 * agreement, by {@link kr.ieum.gateway.agreement.Onlooker}.
 *
 * @param id of the line, as the documents name it
 * @param routes as {@code GET /agreements}
 */
public record Access(String id, Set<Audience> audiences, Set<String> routes) {

    private static final Set<Audience> SIGNED_IN =
            Set.of(CASE_OFFICIAL, TEAM_HEAD, DATA_OWNER, APPROVER, AUDITOR, OPERATOR);

    /** Signing in, and what belongs to no person. */
    static final Access DOOR = new Access(
            "door",
            Set.of(ANYBODY),
            Set.of(
                    "GET /login",
                    "POST /login",
                    "GET /tour",
                    "POST /tour/{id}",
                    "POST /language",
                    "POST /api/v1/session",
                    "GET /api/v1/openapi.yaml"));

    /** Checking a sheet that one holds. */
    static final Access SHEETS = new Access(
            "sheets",
            Set.of(ANYBODY),
            Set.of(
                    "GET /verify",
                    "POST /verify",
                    "POST /verify/language",
                    "GET /api/v1/sheets/keys",
                    "POST /api/v1/sheets/verifications"));

    /** What is generated from the reference model: no values, and nobody's rights. */
    static final Access SCHEMAS = new Access(
            "schemas",
            Set.of(ANYBODY),
            Set.of(
                    "GET /schemas/model.schema.json",
                    "GET /schemas/model.example.json",
                    "GET /schemas/context.jsonld",
                    "GET /schemas/model.cmf.xml",
                    "GET /schemas/codes/{list}",
                    "GET /schemas/odrl-profile.jsonld"));

    /** The public register of agreements: what they say, no draft and nobody's name. */
    static final Access REGISTER = new Access(
            "register",
            Set.of(ANYBODY),
            Set.of(
                    "GET /register",
                    "GET /register/agreements.csv",
                    "GET /register/agreements.json",
                    "POST /register/language"));

    /** The published log: what anyone checks, with nothing personal in it. */
    static final Access LOG = new Access(
            "log",
            Set.of(ANYBODY),
            Set.of(
                    "GET /log/checkpoint",
                    "GET /log/key",
                    "GET /log/tile/{*path}",
                    "GET /log/{shard}/checkpoint",
                    "GET /log/{shard}/tile/{*path}",
                    "GET /log/{shard}/timestamps",
                    "GET /log/{shard}/timestamp/{file}",
                    "GET /log/proof/{shard}/{index}"));

    /** The heir's own page, opened with a slip instead of a session. */
    static final Access RESULTS = new Access("results", Set.of(ANYBODY), Set.of("GET /result", "POST /result"));

    /** The citizen's own page, behind a sign-in of its own. */
    static final Access CITIZENS = new Access(
            "citizens", Set.of(ANYBODY), Set.of("GET /citizen", "POST /citizen/sign-in", "POST /citizen/sign-out"));

    /** How a system is connected: nothing of anybody. */
    static final Access CONNECTING =
            new Access("connecting", Set.of(ANYBODY), Set.of("GET /connect", "POST /connect/language"));

    /** The node's meters: a collector's token, not a session, opens them. */
    static final Access METERS = new Access("meters", Set.of(ANYBODY), Set.of("GET /metrics"));

    /** The data tracker's usage service: a portal's token, not a session, opens it. */
    static final Access TRACKER = new Access(
            "tracker",
            Set.of(ANYBODY),
            Set.of("GET /tracker/findUsage", "GET /tracker/usagePeriod", "GET /tracker/heartbeat"));

    /** One's own cases and look-ups; whoever has no case finds none. */
    static final Access CASES = new Access(
            "cases",
            SIGNED_IN,
            Set.of(
                    "GET /",
                    "POST /cases/filter",
                    "POST /cases/open",
                    "GET /cases/{handle}",
                    "POST /cases/{handle}/lookup",
                    "POST /cases/{handle}/slip",
                    "POST /cases/{handle}/hand-over",
                    "GET /lookups",
                    "POST /lookups/{id}/wrong-person",
                    "GET /api/v1/lookups",
                    "POST /api/v1/lookups/{id}/wrong-person",
                    "POST /api/v1/hand-overs",
                    "POST /cases/{handle}/relied-on",
                    "DELETE /api/v1/session",
                    "GET /api/v1/views",
                    "GET /api/v1/views/{view}/schema",
                    "GET /api/v1/cases",
                    "POST /api/v1/views/{view}/lookups"));

    /** What one owes because of one's look-ups; the auditor also sees what wasn't done in time. */
    static final Access DUTIES = new Access(
            "duties",
            SIGNED_IN,
            Set.of("GET /duties", "POST /duties/{id}", "GET /api/v1/duties", "POST /api/v1/duties/{id}"));

    /**
     * Agreements, tasks, business functions, registers, agencies and the reference model for reading; of the agreements,
     * officials who work on cases see what concerns them. The pages of the model name reviewers, source fields and
     * agreements, and are therefore for those who are signed in.
     */
    static final Access FEDERATION = new Access(
            "federation",
            SIGNED_IN,
            Set.of(
                    "GET /agreements",
                    "GET /agreements/{id}/{version}",
                    "GET /agreements/{id}/{version}/file",
                    "GET /agreements/{id}/{version}/compared/{later}",
                    "GET /tasks",
                    "GET /tasks/{id}",
                    "GET /registers",
                    "GET /registers/{id}",
                    "GET /agencies",
                    "GET /agencies/{code}",
                    "GET /model",
                    "GET /model/properties/{owner}/{name}",
                    "GET /model/classes",
                    "GET /model/classes/{name}",
                    "GET /codes",
                    "GET /codes/{id}",
                    "GET /functions",
                    "GET /functions/{code}",
                    "GET /api/v1/functions",
                    "GET /api/v1/functions/{code}",
                    "GET /api/v1/tasks",
                    "GET /api/v1/agreements",
                    "GET /api/v1/agreements/{id}/{version}",
                    "GET /api/v1/agreements/{id}/{version}/document",
                    "GET /api/v1/agreements/{id}/{version}/odrl",
                    "GET /api/v1/agreements/{id}/{version}/history",
                    "GET /api/v1/agreements/{id}/{version}/schema"));

    /** What is told to those who oversee officials' use. */
    static final Access OVERSIGHT = new Access(
            "oversight",
            Set.of(TEAM_HEAD, AUDITOR),
            Set.of("GET /team", "GET /api/v1/team/wrong-person-reports", "GET /api/v1/team/emergencies"));

    /** What a second person decides. */
    static final Access REVIEW = new Access(
            "review",
            Set.of(TEAM_HEAD),
            Set.of(
                    "POST /team/lookups/{id}/review",
                    "POST /team/substitutions/{id}",
                    "POST /team/emergencies/{id}",
                    "GET /api/v1/team/lookups",
                    "POST /api/v1/team/lookups/{id}/review",
                    "POST /api/v1/team/emergencies/{id}",
                    "GET /api/v1/team/substitutions",
                    "POST /api/v1/team/substitutions/{id}"));

    /** Reporting an error in what one was told. */
    static final Access REPORTS = new Access(
            "reports",
            SIGNED_IN,
            Set.of("GET /corrections/new", "POST /corrections", "GET /corrections/sent", "POST /api/v1/corrections"));

    /** What was reported about one's agency's registers, and the answer to it. */
    static final Access CORRECTIONS = new Access(
            "corrections",
            Set.of(DATA_OWNER),
            Set.of(
                    "GET /corrections",
                    "GET /corrections/{ticket}",
                    "POST /corrections/{ticket}/answer",
                    "GET /api/v1/corrections",
                    "POST /api/v1/corrections/{ticket}/answer"));

    /** Requests for agreements: one's own, or all of them for administrators. */
    static final Access REQUESTS = new Access(
            "requests", SIGNED_IN, Set.of("GET /requests", "GET /requests/{id}", "GET /api/v1/agreement-requests"));

    /** Asking for an agreement, for those whose work needs it. */
    static final Access ASKING =
            new Access("asking", Set.of(CASE_OFFICIAL, TEAM_HEAD), Set.of("GET /requests/new", "POST /requests"));

    /** Answering such a request; the data owner only for the own agency's registers. */
    static final Access ANSWERING =
            new Access("answering", Set.of(DATA_OWNER, APPROVER), Set.of("POST /requests/{id}/answer"));

    /** Suspending and resuming; only for a provider of that very agreement. */
    static final Access SUSPENDING = new Access(
            "suspending",
            Set.of(DATA_OWNER),
            Set.of(
                    "GET /agreements/{id}/{version}/suspend",
                    "POST /agreements/{id}/{version}/suspend",
                    "GET /agreements/{id}/{version}/resume",
                    "POST /agreements/{id}/{version}/resume",
                    "POST /api/v1/agreements/{id}/{version}/suspend",
                    "POST /api/v1/agreements/{id}/{version}/resume"));

    /** Approving; only for an approver of that very agreement. */
    static final Access APPROVING = new Access(
            "approving",
            Set.of(APPROVER),
            Set.of(
                    "GET /agreements/{id}/{version}/approve",
                    "POST /agreements/{id}/{version}/approve",
                    "POST /api/v1/agreements/{id}/{version}/approve"));

    /** Importing, putting in force and ending; only for those who speak for a party of that very agreement. */
    static final Access DECIDING = new Access(
            "deciding",
            Set.of(DATA_OWNER, APPROVER),
            Set.of(
                    "GET /agreements/{id}/{version}/activate",
                    "POST /agreements/{id}/{version}/activate",
                    "GET /agreements/{id}/{version}/terminate",
                    "POST /agreements/{id}/{version}/terminate",
                    "GET /agreements/import",
                    "POST /agreements/import",
                    "POST /api/v1/agreements",
                    "POST /api/v1/agreements/{id}/{version}/activate",
                    "POST /api/v1/agreements/{id}/{version}/terminate"));

    /** Running lint and inner tests over what is active. */
    static final Access CHECKING =
            new Access("checking", Set.of(DATA_OWNER, APPROVER, AUDITOR, OPERATOR), Set.of("GET /check"));

    /** What the agreements in force mean for whom, and what of them was used. */
    static final Access ANALYSING = new Access(
            "analysing",
            Set.of(DATA_OWNER, APPROVER, AUDITOR, OPERATOR),
            Set.of(
                    "GET /agreements/analysis",
                    "GET /api/v1/agreements/analysis/reach",
                    "GET /api/v1/agreements/analysis/who",
                    "GET /api/v1/agreements/analysis/cumulative",
                    "GET /api/v1/agreements/analysis/unused",
                    "GET /api/v1/agreements/analysis/repeal",
                    "GET /api/v1/agreements/analysis/views",
                    "GET /api/v1/agreements/analysis/replay",
                    "GET /api/v1/agreements/analysis/diff"));

    /** Asking what agreements would permit whom, as AuthZEN does; an answer is advice and holds nothing of any person. */
    static final Access AUTHZEN = new Access(
            "authzen",
            Set.of(DATA_OWNER, APPROVER, AUDITOR, OPERATOR),
            Set.of(
                    "POST /access/v1/evaluation",
                    "POST /access/v1/evaluations",
                    "POST /access/v1/search/subject",
                    "POST /access/v1/search/resource",
                    "POST /access/v1/search/action"));

    /** Where AuthZEN's endpoints are. */
    static final Access DISCOVERY =
            new Access("discovery", Set.of(ANYBODY), Set.of("GET /.well-known/authzen-configuration"));

    /** Drafting and trying out mappings on a file of one's own. */
    static final Access WORKBENCH =
            new Access("workbench", Set.of(DATA_OWNER), Set.of("GET /workbench", "POST /workbench"));

    /** Deferrals, holds and erasure: the page, and what stands of the own agency. */
    static final Access PRIVACY =
            new Access("privacy", Set.of(TEAM_HEAD, AUDITOR, OPERATOR), Set.of("GET /disclosures"));

    /** Asking that the people of a case be told later. */
    static final Access DEFERRING =
            new Access("deferring", Set.of(TEAM_HEAD, AUDITOR), Set.of("POST /disclosures/deferrals"));

    /** Approving what somebody else asked to be told later. */
    static final Access CONFIRMING =
            new Access("confirming", Set.of(AUDITOR), Set.of("POST /disclosures/deferrals/{id}/approve"));

    /** Ordering that nothing about somebody be erased. */
    static final Access HOLDING = new Access("holding", Set.of(AUDITOR, OPERATOR), Set.of("POST /disclosures/holds"));

    /** Destroying a subject's key. */
    static final Access ERASING = new Access("erasing", Set.of(OPERATOR), Set.of("POST /disclosures/erasures"));

    /** Searching the disclosure log: the own agency's entries, and those under agreements that the own agency oversees. */
    static final Access AUDIT = new Access(
            "audit",
            Set.of(AUDITOR),
            Set.of(
                    "GET /audit",
                    "POST /audit/searches",
                    "GET /audit/searches/{id}",
                    "GET /audit/entries/{shard}/{index}",
                    "POST /audit/exports",
                    "GET /audit/findings",
                    "POST /audit/findings/{id}",
                    "GET /api/v1/audit/findings",
                    "POST /api/v1/audit/findings/{id}",
                    "GET /api/v1/audit/entries",
                    "POST /api/v1/audit/searches",
                    "GET /api/v1/audit/searches/{id}/entries",
                    "POST /api/v1/audit/exports"));

    /** Explaining one's own look-ups that an indicator points at; a head also the team's. */
    static final Access EXPLAINING = new Access(
            "explaining",
            SIGNED_IN,
            Set.of(
                    "GET /explanations",
                    "POST /explanations/{id}",
                    "GET /api/v1/explanations",
                    "POST /api/v1/explanations/{id}"));

    /** Certificates and keys of agencies' systems, from request to revocation, and the gateway's own. */
    static final Access SYSTEMS = new Access(
            "systems",
            Set.of(OPERATOR),
            Set.of(
                    "GET /systems",
                    "POST /systems",
                    "POST /systems/gateway-keys",
                    "GET /systems/gateway-keys/{id}",
                    "POST /systems/gateway-keys/{id}/revoke",
                    "GET /systems/{id}",
                    "POST /systems/{id}/activate",
                    "POST /systems/{id}/revoke",
                    "GET /api/v1/systems",
                    "POST /api/v1/systems/gateway-keys",
                    "POST /api/v1/systems/gateway-keys/revocations",
                    "POST /api/v1/systems/{agency}/{system}/certificates",
                    "POST /api/v1/systems/{agency}/{system}/keys",
                    "POST /api/v1/systems/credentials/{id}/activate",
                    "POST /api/v1/systems/credentials/{id}/revoke"));

    /** The journal of exchanges: codes, ids and times of what systems exchanged, never what was in it. */
    static final Access JOURNAL = new Access(
            "journal",
            Set.of(OPERATOR),
            Set.of(
                    "GET /journal",
                    "POST /journal/cases",
                    "GET /journal/{id}",
                    "GET /api/v1/journal/entries",
                    "GET /api/v1/journal/entries/{id}",
                    "POST /api/v1/journal/cases"));

    /** Deliveries of messages: destinations paused and let go on, what was put aside replayed or discarded. No record is shown. */
    static final Access DELIVERIES = new Access(
            "deliveries",
            Set.of(OPERATOR),
            Set.of(
                    "GET /deliveries",
                    "GET /deliveries/{agency}/{system}",
                    "POST /deliveries/{agency}/{system}/pause",
                    "POST /deliveries/{agency}/{system}/resume",
                    "POST /deliveries/{agency}/{system}/replays",
                    "POST /deliveries/{agency}/{system}/discards",
                    "GET /api/v1/deliveries/destinations",
                    "GET /api/v1/deliveries/destinations/{agency}/{system}/aside",
                    "POST /api/v1/deliveries/destinations/{agency}/{system}/pause",
                    "POST /api/v1/deliveries/destinations/{agency}/{system}/resume",
                    "POST /api/v1/deliveries/destinations/{agency}/{system}/replays",
                    "POST /api/v1/deliveries/{id}/replay",
                    "POST /api/v1/deliveries/{id}/discard"));

    /** How far files of subjects are; of those that aren't the operator, whoever looks sees those of the own agency. */
    static final Access BULK = new Access(
            "bulk", Set.of(CASE_OFFICIAL, TEAM_HEAD, AUDITOR, OPERATOR), Set.of("GET /bulk", "GET /api/v1/bulk/files"));

    private static final List<Access> TABLE = List.of(
            DOOR,
            SHEETS,
            SCHEMAS,
            REGISTER,
            DISCOVERY,
            LOG,
            RESULTS,
            CITIZENS,
            TRACKER,
            METERS,
            CONNECTING,
            CASES,
            DUTIES,
            REPORTS,
            CORRECTIONS,
            FEDERATION,
            REQUESTS,
            ASKING,
            ANSWERING,
            SUSPENDING,
            APPROVING,
            DECIDING,
            CHECKING,
            ANALYSING,
            AUTHZEN,
            WORKBENCH,
            OVERSIGHT,
            REVIEW,
            PRIVACY,
            DEFERRING,
            CONFIRMING,
            HOLDING,
            ERASING,
            AUDIT,
            EXPLAINING,
            SYSTEMS,
            JOURNAL,
            DELIVERIES,
            BULK);

    /** Makes it immutable. */
    public Access {
        audiences = Set.copyOf(audiences);
        routes = Set.copyOf(routes);
    }

    /** The whole table. */
    public static List<Access> table() {
        return TABLE;
    }

    /** Whether somebody of these kinds may. */
    boolean isFor(Set<Audience> somebody) {
        return somebody.stream().anyMatch(audiences::contains);
    }

    /** The line that a route stands in; nothing for a route in none or in two, which nobody may open. */
    public static Optional<Access> ofRoute(String method, String pattern) {
        String route = (method.equals("HEAD") ? "GET" : method) + " " + pattern;
        List<Access> lines =
                TABLE.stream().filter(line -> line.routes.contains(route)).toList();
        return lines.size() == 1 ? Optional.of(lines.getFirst()) : Optional.empty();
    }
}
