package kr.ieum.gateway.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * A search for one person, case or official, as it is kept.
 *
 * @param auditor id of who searched
 * @param reason in the auditor's words
 */
public record LoggedSearch(UUID id, Whose.Kind kind, Instant at, String auditor, String reason) {

    @Override
    public String toString() {
        return "LoggedSearch[" + id + ", " + kind + "]";
    }
}
