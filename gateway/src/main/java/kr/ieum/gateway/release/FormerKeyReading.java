package kr.ieum.gateway.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.schemas.mapping.MappedEntry;
import kr.ieum.schemas.mapping.MappedField;
import kr.ieum.schemas.mapping.MappingContext;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.model.Value;

/**
 * Reads, of a register's answer, the keys that were asked for to search by. What is amiss with one of them leaves its subject
 * open: no key is better than a wrong one, and nobody takes it for "never changed".
 */
final class FormerKeyReading {

    /** A number is changed once, rarely twice; whoever has more would have us search for a crowd. */
    private static final int MOST = 4;

    private final JoinedRegister register;
    private final ReleaseRequest request;
    private final LocalDate today;

    FormerKeyReading(JoinedRegister register, ReleaseRequest request, LocalDate today) {
        this.register = register;
        this.request = request;
        this.today = today;
    }

    /** The former keys that the answer tells of the item's subject; nothing where it doesn't tell. */
    Optional<List<SubjectKey>> keys(Plan.Permitted item, RegisterAnswer answer) {
        return switch (answer) {
            case RegisterAnswer.NotHeld _ ->
                keys(item, List.of(register.mapping().notHeld(item.attribute())));
            case RegisterAnswer.Found found -> keys(item, fields(item, found));
            case RegisterAnswer.Late _,
                    RegisterAnswer.ClosedUntil _,
                    RegisterAnswer.Unreachable _,
                    RegisterAnswer.Malformed _ -> Optional.empty();
        };
    }

    private List<MappedField> fields(Plan.Permitted item, RegisterAnswer.Found found) {
        String own = request.subjectKeys().get(item.subject()).text();
        String applicant = request.subjectKeys().get(Plan.APPLICANT).text();
        List<MappedEntry> entries = register.mapping()
                .map(
                        found.records(),
                        Set.of(item.attribute()),
                        new MappingContext(
                                own, own, applicant, Optional.empty(), request.applied(), today, Optional.empty()));
        return entries.stream()
                .flatMap(entry -> Optional.ofNullable(entry.fields().get(item.attribute())).stream())
                .toList();
    }

    private Optional<List<SubjectKey>> keys(Plan.Permitted item, List<MappedField> fields) {
        List<SubjectKey> keys = new ArrayList<>();
        for (MappedField field : fields) {
            switch (field) {
                case MappedField.Present(Value.OfIdentifier(String text)) -> keys.add(SubjectKey.ofPerson(text));
                case MappedField.KnownEmpty() -> {}
                case MappedField.Present _,
                        MappedField.Unknown _,
                        MappedField.NotApplicable _,
                        MappedField.NoHistory _,
                        MappedField.Malformed _ -> {
                    return Optional.empty();
                }
            }
        }
        keys.removeIf(request.subjectKeys().get(item.subject())::equals);
        List<SubjectKey> distinct = keys.stream().distinct().toList();
        return fields.isEmpty() || distinct.size() > MOST ? Optional.empty() : Optional.of(distinct);
    }
}
