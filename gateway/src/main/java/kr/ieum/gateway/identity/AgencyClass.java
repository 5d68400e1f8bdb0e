package kr.ieum.gateway.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.schemas.yaml.Localized;

/**
 * A class of agencies that an agreement may name as its consumer; agencies become members by accession (design §6).
 *
 * @param members every accession there ever was
 */
public record AgencyClass(String id, Localized name, List<Accession> members) {

    /** Makes it immutable. */
    public AgencyClass {
        members = List.copyOf(members);
    }

    /**
     * A member's accession, from and until a day in the federation's zone, both inclusive.
     *
     * @param agency institution code
     */
    public record Accession(String agency, LocalDate from, Optional<LocalDate> until) {

        /** Whether it holds on that day. */
        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && until.map(last -> !day.isAfter(last)).orElse(true);
        }
    }

    /** The institution codes of the members on that day. */
    public Set<String> membersOn(LocalDate day) {
        return members.stream()
                .filter(accession -> accession.holdsOn(day))
                .map(Accession::agency)
                .collect(Collectors.toUnmodifiableSet());
    }
}
