package kr.ieum.gateway.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.gateway.identity.Kinship;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.Officials;
import kr.ieum.gateway.identity.OfficialsRoll;
import kr.ieum.gateway.identity.PersonReference;
import kr.ieum.gateway.identity.PersonReferences;
import kr.ieum.schemas.model.SubjectKey;

/**
 * Conflicts of interest by what the roll of officials declares: the own person, relatives, and the persons of the team that
 * the official belongs to today.
 */
public final class DeclaredConflicts implements ConflictOfInterest {

    private final OfficialsRoll roll;
    private final PersonReferences references;

    /** Compares subjects with the roll by references; no number is kept. */
    public DeclaredConflicts(OfficialsRoll roll, PersonReferences references) {
        this.roll = roll;
        this.references = references;
    }

    @Override
    public Finding of(String official, List<CaseSubject> subjects) {
        Officials officials = roll.officials();
        Optional<Kinship> own = officials.kinship(official);
        Optional<Official> post = officials.known(official, roll.today());
        if (own.isEmpty() || post.isEmpty()) {
            return Finding.UNKNOWN;
        }
        List<PersonReference> persons = new ArrayList<>();
        for (CaseSubject subject : subjects) {
            if (subject.key().is(SubjectKey.PERSON)) {
                Optional<PersonReference> reference =
                        references.of(subject.key().text());
                if (reference.isEmpty()) {
                    return Finding.UNKNOWN;
                }
                persons.add(reference.get());
            }
        }
        if (persons.contains(own.get().self())) {
            return Finding.SELF;
        }
        if (persons.stream().anyMatch(own.get().relatives()::contains)) {
            return Finding.RELATIVE;
        }
        Set<PersonReference> colleagues =
                officials.team(post.get().agency(), post.get().team().ko(), roll.today()).stream()
                        .flatMap(colleague -> officials.kinship(colleague.id()).stream())
                        .map(Kinship::self)
                        .collect(Collectors.toSet());
        return persons.stream().anyMatch(colleagues::contains) ? Finding.COLLEAGUE : Finding.NONE;
    }
}
