package kr.ieum.schemas.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/**
 * What the subject is to the person of a certificate, the applicant or the deceased: the subject's number is sought among
 * the relatives it names. A relative entered by name only could be the subject: then the register doesn't know, and a
 * link by name is never made (design §6, three-valued answers). A certificate names no siblings: they are those whose own
 * certificate names a parent of the same number.
 *
 * @param keyedBy whose certificate is read
 * @param self code of a person's relation to themself
 * @param none code for nobody named in the certificate
 */
record CertificateRelationPlan(
        String codeList,
        Mapping.KeyedBy keyedBy,
        String self,
        String none,
        List<Relative> relatives,
        Optional<Siblings> siblings)
        implements RowPlan {

    /** One place of the certificate that names a relative, once or repeatedly. */
    record Relative(String relation, String number, String name) {}

    /** Where both certificates name the parents. */
    record Siblings(String relation, List<String> parents) {}

    @Override
    public Datatype yields() {
        return Datatype.CODE;
    }

    @Override
    public Set<String> sources() {
        Set<String> sources = new HashSet<>();
        for (Relative relative : relatives) {
            sources.add(relative.number());
            sources.add(relative.name());
        }
        sources.addAll(comparedSources());
        return sources;
    }

    @Override
    public Set<String> comparedSources() {
        return siblings.map(found -> Set.copyOf(found.parents())).orElse(Set.of());
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        return relation(record, context).map(this::code).orElseGet(MappedField.Unknown::new);
    }

    /** The code of the relation; nothing where the register can't tell. */
    Optional<String> relation(NativeRecord record, MappingContext context) {
        if (context.subjectKey().equals(context.recordKey())) {
            return Optional.of(self);
        }
        boolean byNameOnly = false;
        for (Relative relative : relatives) {
            for (NativeRecord place :
                    Stream.concat(Stream.of(record), record.parts().stream()).toList()) {
                Optional<String> number = text(place, relative.number()).map(text -> text.replace("-", ""));
                if (number.filter(context.subjectKey()::equals).isPresent()) {
                    return Optional.of(relative.relation());
                }
                byNameOnly |= number.isEmpty() && text(place, relative.name()).isPresent();
            }
        }
        if (siblings.isPresent()) {
            Set<String> shared = parents(record);
            shared.retainAll(context.compared().stream()
                    .flatMap(List::stream)
                    .findFirst()
                    .map(this::parents)
                    .orElse(Set.of()));
            if (!shared.isEmpty()) {
                return Optional.of(siblings.get().relation());
            }
        }
        return byNameOnly ? Optional.empty() : Optional.of(none);
    }

    /** Whether the certificate names somebody in this relation, by number or by name. */
    boolean names(NativeRecord record, String relation) {
        return relatives.stream()
                .filter(relative -> relative.relation().equals(relation))
                .anyMatch(relative -> Stream.concat(Stream.of(record), record.parts().stream())
                        .anyMatch(place -> text(place, relative.number()).isPresent()
                                || text(place, relative.name()).isPresent()));
    }

    private Set<String> parents(NativeRecord record) {
        return siblings.stream()
                .flatMap(found -> found.parents().stream())
                .flatMap(field -> text(record, field).stream())
                .map(number -> number.replace("-", ""))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Optional<String> text(NativeRecord place, String field) {
        return place.field(field).filter(text -> !text.isBlank());
    }

    private MappedField code(String code) {
        return new MappedField.Present(new Value.OfCode(code, codeList));
    }
}
