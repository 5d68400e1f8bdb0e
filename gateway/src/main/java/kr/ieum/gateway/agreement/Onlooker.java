package kr.ieum.gateway.agreement;

import java.util.Set;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.References;

/**
 * Somebody who reads agreements. Administrators read all of them, drafts too; an official those that concern them: signed for
 * their agency and their role, and put in force once.
 *
 * @param agency institution code
 * @param administrator whether everything may be read
 */
public record Onlooker(String agency, Set<String> roles, boolean administrator) {

    /** Makes it immutable. */
    public Onlooker {
        roles = Set.copyOf(roles);
    }

    /** Whether this version may be read. */
    public boolean maySee(AgreementRecord record, References references) {
        if (administrator) {
            return true;
        }
        return (record.stored().inForceSince().isPresent() || record.standing() == Standing.SCHEDULED)
                && record.agreement()
                        .filter(agreement -> isFor(agreement, references))
                        .isPresent();
    }

    private boolean isFor(Agreement agreement, References references) {
        return agreement.consumers().stream()
                .anyMatch(consumer -> references.agenciesOf(consumer).contains(agency)
                        && consumer.role().map(roles::contains).orElse(true));
    }
}
