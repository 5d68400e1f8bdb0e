package kr.ieum.schemas.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/**
 * What the subject is to the applicant, read from the applicant's certificate: the subject's number is sought among the
 * relatives it names. A relative entered by name only could be the subject: then the register doesn't know, and a link
 * by name is never made (design §6, three-valued answers).
 *
 * @param self code of the applicant's relation to themself
 * @param none code for nobody named in the certificate
 */
record CertificateRelationPlan(String codeList, String self, String none, List<Relative> relatives) implements RowPlan {

    /** One place of the certificate that names a relative, once or repeatedly. */
    record Relative(String relation, String number, String name) {}

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
        return sources;
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        if (context.subjectKey().equals(context.applicantKey())) {
            return code(self);
        }
        boolean byNameOnly = false;
        for (Relative relative : relatives) {
            for (NativeRecord place :
                    Stream.concat(Stream.of(record), record.parts().stream()).toList()) {
                Optional<String> number = text(place, relative.number()).map(text -> text.replace("-", ""));
                if (number.filter(context.subjectKey()::equals).isPresent()) {
                    return code(relative.relation());
                }
                byNameOnly |= number.isEmpty() && text(place, relative.name()).isPresent();
            }
        }
        return byNameOnly ? new MappedField.Unknown() : code(none);
    }

    private static Optional<String> text(NativeRecord place, String field) {
        return place.field(field).filter(text -> !text.isBlank());
    }

    private MappedField code(String code) {
        return new MappedField.Present(new Value.OfCode(code, codeList));
    }
}
