package kr.ieum.gateway.exchange.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.release.Receipt;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.view.Lookup;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.schemas.model.SubjectKey;

/**
 * What a query is answered.
 *
 * @param id under which it stands in the log
 * @param view the view of the task, which says what was verified first
 * @param about the case with those subjects to whom the fields' indexes refer
 * @param fields what each register says, or why it says nothing, in the order in which registers answered
 */
public record QueryAnswer(
        String id,
        ViewDefinition view,
        OpenCase about,
        Instant finalAt,
        List<ReleasedField> fields,
        List<Receipt> receipts,
        Lookup.Completeness completeness) {

    /** Makes it immutable. */
    public QueryAnswer {
        fields = List.copyOf(fields);
        receipts = List.copyOf(receipts);
    }

    /** Where the subject with that key stands among those whom the fields refer to. */
    public Optional<Integer> indexOf(SubjectKey key) {
        return about.subjects().stream()
                .filter(subject -> subject.key().equals(key))
                .map(subject -> about.subjects().indexOf(subject))
                .findFirst();
    }
}
