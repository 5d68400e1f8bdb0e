package kr.ieum.gateway.catalogue;

import java.time.Duration;
import java.util.List;
import kr.ieum.schemas.yaml.Localized;

/**
 * A consumer agency's case system, the source of the facts about cases.
 *
 * @param kind the interface it speaks
 * @param agencies institution codes of the agencies whose cases it keeps
 * @param endpoint name of its endpoint in {@code config/endpoints.yaml}
 * @param deadline longest time for a list of cases
 * @param verificationDeadline longest time to verify the case of a look-up, before anything else is asked
 */
public record CaseSystemEntry(
        String id,
        Localized title,
        Kind kind,
        List<String> agencies,
        String endpoint,
        CredentialReference credential,
        Duration deadline,
        Duration verificationDeadline) {

    /** The interfaces of case systems that Ieum speaks. */
    public enum Kind {
        /** HTTP/JSON with Korean member names, as the municipal administration system (새올). */
        SAEOL
    }

    /** Makes it immutable. */
    public CaseSystemEntry {
        agencies = List.copyOf(agencies);
    }
}
