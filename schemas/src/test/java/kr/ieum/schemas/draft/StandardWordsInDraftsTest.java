package kr.ieum.schemas.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.ModelClass;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.StandardWords;
import org.junit.jupiter.api.Test;

/** A register that names its columns by the public data standard is read with the federation's own words. */
class StandardWordsInDraftsTest {

    /** Of columns named by the standard, how many get the attribute that bears the term. */
    private static final int RECALL = 95;

    private final Schemas schemas = RegisterSamples.schemas();

    @Test
    void columnsNamedByAbbreviationsOfTheFederationsWordsGetTheAttributeOfThatTerm() {
        int known = found(schemas.words());
        assertThat(known).as("recall in per cent").isGreaterThanOrEqualTo(RECALL);
        assertThat(found(StandardWords.none())).as("without the words").isLessThan(known - 20);
    }

    /** In per cent, over the classes of the model, one register for each. */
    private int found(StandardWords words) {
        Drafts drafts = new Drafts(schemas.model(), schemas.codeLists(), words);
        int columns = 0;
        int right = 0;
        for (ModelClass each : schemas.model().classes()) {
            Map<String, AttributeKey> header = header(each);
            if (header.size() >= 4) {
                columns += header.size();
                right += right(drafts, each, header);
            }
        }
        assertThat(columns).isGreaterThan(150);
        return 100 * right / columns;
    }

    private static int right(Drafts drafts, ModelClass of, Map<String, AttributeKey> header) {
        String empty = ",".repeat(header.size() - 1) + "\n";
        byte[] sample = (String.join(",", header.keySet()) + "\n" + empty + empty).getBytes(StandardCharsets.UTF_8);
        DraftRequest request = new DraftRequest(
                "sample", of.name().toLowerCase(Locale.ROOT), DraftRequest.NOBODY, LocalDate.of(2026, 11, 26));
        if (!(drafts.draft(sample, true, request) instanceof Drafted.Written(Draft draft))) {
            throw new AssertionError("refused: " + header.keySet());
        }
        return (int) draft.fields().stream()
                .filter(field -> field.suggestions().stream()
                        .findFirst()
                        .map(Suggestion::target)
                        .equals(Optional.ofNullable(header.get(field.source()))))
                .count();
    }

    private Map<String, AttributeKey> header(ModelClass of) {
        Map<String, AttributeKey> header = new LinkedHashMap<>();
        for (Property property : schemas.model().properties()) {
            if (property.key().className().equals(of.name())) {
                property.standardTerm()
                        .flatMap(schemas.words()::abbreviate)
                        .ifPresent(column -> header.putIfAbsent(column, property.key()));
            }
        }
        return header;
    }
}
