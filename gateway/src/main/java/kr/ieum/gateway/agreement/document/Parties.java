package kr.ieum.gateway.agreement.document;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.yaml.Localized;

/**
 * The federation as agreements refer to it: agencies, classes with their members, registers with their keepers.
 *
 * @param zone the zone in which dates of agreements and accessions begin and end
 * @param agencies by institution code
 * @param classes by id
 * @param registers by id
 */
public record Parties(
        ZoneId zone, Map<String, Agency> agencies, Map<String, AgencyClass> classes, Map<String, Register> registers) {

    /** Makes it immutable. */
    public Parties {
        agencies = Map.copyOf(agencies);
        classes = Map.copyOf(classes);
        registers = Map.copyOf(registers);
    }

    /**
     * A member organisation.
     *
     * @param code institution code
     * @param systems the systems it asks with, by id
     */
    public record Agency(String code, Localized name, Map<String, Localized> systems) {

        /** Makes it immutable. */
        public Agency {
            systems = Map.copyOf(systems);
        }
    }

    /** A class of agencies that members join by accession, such as cities, counties and districts. */
    public record AgencyClass(String id, Localized name, List<Accession> members) {

        /** Makes it immutable. */
        public AgencyClass {
            members = List.copyOf(members);
        }
    }

    /** A member's accession to a class, from and until a day, both inclusive. */
    public record Accession(String agency, LocalDate from, Optional<LocalDate> until) {}

    /**
     * A register.
     *
     * @param keeper code of the agency answerable for it
     * @param operator code of the agency that runs it for the keeper, where another one does
     */
    public record Register(String id, Localized name, String keeper, Optional<String> operator) {}
}
