package kr.ieum.gateway.agreement.document;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.document.Parties.AgencyClass;
import kr.ieum.gateway.agreement.document.Parties.Register;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.form.ImpliedAttributes;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.task.Tasks;

/**
 * What an agreement may refer to: the reference model with its code lists, the tasks of use and the parties.
 */
public record References(
        ReferenceModel model, CodeLists codes, ImpliedAttributes implied, Tasks tasks, Parties parties) {

    /** What one federation's schemas and parties let agreements refer to. */
    public static References of(Schemas schemas, Parties parties) {
        return new References(schemas.model(), schemas.codeLists(), schemas.implied(), schemas.tasks(), parties);
    }

    /** The registers an agency keeps, by id. */
    public Set<String> registersKeptBy(String agency) {
        return parties.registers().values().stream()
                .filter(register -> register.keeper().equals(agency))
                .map(Register::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The agencies of a consumer party, today or at any time. */
    public Set<String> agenciesOf(Agreement.Consumer consumer) {
        Set<String> agencies = new TreeSet<>();
        consumer.agency().ifPresent(agencies::add);
        consumer.agencyClass()
                .flatMap(id -> Optional.ofNullable(parties.classes().get(id)))
                .map(AgencyClass::members)
                .ifPresent(members -> members.forEach(member -> agencies.add(member.agency())));
        return agencies;
    }

    /** Whether the attribute is a resident number, which only statute or decree can open (design §6 rule 11). */
    public static boolean isResidentNumber(AttributeKey attribute) {
        return attribute.text().endsWith("/residentNumber") || attribute.text().endsWith("ResidentNumber");
    }
}
