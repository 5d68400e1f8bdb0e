package kr.ieum.schemas.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Localized;

/**
 * What may stand in the messages of one agreement or view: attributes, each in the forms in which it may be released to a
 * recipient about a subject in one relation to the case (design §6). Immutable.
 *
 * @param kind what it is of, {@code agreement} or {@code view}
 * @param id id of that agreement or view
 * @param lines in any order; the same line twice is one
 */
public record Selection(String kind, String id, int version, Localized title, List<Line> lines) {

    private static final Set<String> PARTS = Set.of("first7", "first6", "last7");

    /** Makes it immutable. */
    public Selection {
        lines = lines.stream().distinct().toList();
    }

    /** Who receives, and how the subject stands to the case; both as agreements spell them. */
    public record Audience(String recipient, String relation) implements Comparable<Audience> {

        @Override
        public int compareTo(Audience other) {
            int byRecipient = recipient.compareTo(other.recipient);
            return byRecipient != 0 ? byRecipient : relation.compareTo(other.relation);
        }
    }

    /** One attribute in one form. */
    public record Line(Audience audience, AttributeKey attribute, Form form) {}

    /** The kinds of recipients, in a fixed order. */
    List<String> recipients() {
        return lines.stream()
                .map(line -> line.audience().recipient())
                .distinct()
                .sorted()
                .toList();
    }

    /** The relations in which subjects may stand for a recipient, in a fixed order. */
    List<String> relations(String recipient) {
        return lines.stream()
                .map(Line::audience)
                .filter(audience -> audience.recipient().equals(recipient))
                .map(Audience::relation)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The forms in which an attribute may be released to an audience; empty when it may not. An identifier that can't bear its
     * form is reduced to {@code exists}, see {@link kr.ieum.schemas.form.Reduction}.
     */
    List<Form> forms(Audience audience, AttributeKey attribute) {
        Collection<Form> forms = new ArrayList<>();
        for (Line line : lines) {
            if (line.audience().equals(audience) && line.attribute().equals(attribute)) {
                forms.add(line.form());
                if (PARTS.contains(line.form().name())) {
                    forms.add(Form.EXISTS);
                }
            }
        }
        return forms.stream().distinct().sorted(Lexical.FORM_ORDER).toList();
    }
}
