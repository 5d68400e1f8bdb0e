package kr.ieum.schemas.draft;

import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Fault;

/**
 * A drafted mapping: the text of a file, and what stands in it field by field.
 *
 * @param text the file; every row of it loads and passes its made-up example
 * @param open the faults that only the registrar can mend, none where the file loads as it stands
 * @param notes what to ask the keeper or to decide, a sentence each
 */
public record Draft(String id, String text, List<Field> fields, List<Fault> open, List<String> notes) {

    /** Makes it immutable. */
    public Draft {
        fields = List.copyOf(fields);
        open = List.copyOf(open);
        notes = List.copyOf(notes);
    }

    /**
     * A source field.
     *
     * @param notation how its texts are written
     * @param mapped the target of its drafted row, nothing when it is left open
     * @param suggestions best first
     */
    public record Field(String source, String notation, Optional<AttributeKey> mapped, List<Suggestion> suggestions) {

        /** Makes it immutable. */
        public Field {
            suggestions = List.copyOf(suggestions);
        }
    }
}
