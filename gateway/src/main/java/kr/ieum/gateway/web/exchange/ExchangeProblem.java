package kr.ieum.gateway.web.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import kr.ieum.client.profile.ExchangeFault;
import kr.ieum.client.profile.Verdict;

/**
 * What the edge itself refuses, before any resource is reached (RFC 9457). The closed list is the profile's faults and a few of
 * HTTP; no problem repeats anything the caller sent.
 */
record ExchangeProblem(int status, String id, String detail, String remedy) {

    static final ExchangeProblem BODY_TOO_LARGE = new ExchangeProblem(
            413, "body-too-large", "The body is too large.", "Send less; lists in several requests.");
    static final ExchangeProblem TOO_SLOW =
            new ExchangeProblem(408, "too-slow", "The body did not arrive in time.", "Send it in one go.");
    static final ExchangeProblem ADDRESS_MALFORMED = new ExchangeProblem(
            400,
            "address-malformed",
            "The address has a path that can be read in two ways.",
            "Write letters, digits, '.', '_', '~' and '-' between single slashes, and nothing encoded.");
    static final ExchangeProblem INTERNAL = new ExchangeProblem(
            500, "internal-error", "Something went wrong.", "Send it again later; tell the operator when it stays.");

    /** What a resource answers too much in; a query is told before anything of it stands in the log as sent, by {@link AnswerDraft}. */
    static final ExchangeProblem ANSWER_TOO_LARGE = new ExchangeProblem(
            422, "answer-too-large", "The answer is larger than may be sent at once.", "Ask for less at once.");

    /** What the server refuses before or behind a resource, by its status alone. */
    static ExchangeProblem of(int status) {
        return switch (status) {
            case 404 ->
                new ExchangeProblem(404, "not-found", "There is no such resource.", "See docs/api/exchange.yaml.");
            case 405 ->
                new ExchangeProblem(
                        405,
                        "method-not-allowed",
                        "The resource doesn't support this method.",
                        "See docs/api/exchange.yaml.");
            default ->
                status < 500
                        ? new ExchangeProblem(
                                status, "bad-request", "The request can't be processed.", "See docs/api/exchange.yaml.")
                        : new ExchangeProblem(status, INTERNAL.id(), INTERNAL.detail(), INTERNAL.remedy());
        };
    }

    static ExchangeProblem of(Verdict.Refused refused) {
        return new ExchangeProblem(
                status(refused.fault()),
                refused.fault().id(),
                refused.sentence(),
                refused.fault().remedy());
    }

    /** Who isn't known gets 401, who is known and isn't who is named gets 403 (decision 0036). */
    private static int status(ExchangeFault fault) {
        return switch (fault) {
            case CERTIFICATE_UNUSABLE, CERTIFICATE_DIFFERS, SYSTEM_DIFFERS, KEY_NOT_IN_USE -> 403;
            case ADDRESS_STRANGE -> 421;
            case SYSTEM_UNNAMED, FIELD_REPEATED, DIGEST_MISSING, DIGEST_UNREADABLE, DIGEST_WRONG -> 400;
            default -> 401;
        };
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "urn:ieum:problem:" + id);
        members.put("title", detail);
        members.put("status", status);
        members.put("remedy", remedy);
        return members;
    }
}
