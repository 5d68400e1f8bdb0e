package kr.ieum.gateway.web;

import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.correction.Corrections;
import kr.ieum.gateway.correction.Corrections.Item;
import kr.ieum.gateway.correction.TicketedCorrections;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.view.Lookup;

/** What a look-up has to do with reports of errors: which fields are disputed, and where one is reported. Lives in one exchange. */
public final class FieldNotes {

    /** The quality flag of a field that has been reported and not yet answered. */
    public static final String DISPUTED = "disputed";

    private final String lookup;
    private final boolean reportable;
    private final Set<Item> disputed;

    private FieldNotes(String lookup, boolean reportable, Set<Item> disputed) {
        this.reportable = reportable;
        this.lookup = lookup;
        this.disputed = Set.copyOf(disputed);
    }

    /** The notes of a look-up that is about to run. */
    public static FieldNotes of(Corrections corrections, Lookup lookup) {
        return new FieldNotes(
                lookup.id(), true, corrections.disputed(lookup.shell().openCase()));
    }

    /**
     * The notes of an applicant's result: what is disputed is flagged there too. Whoever holds a slip reports an error at
     * the counter and is told of its answer there.
     */
    static FieldNotes ofResult(Corrections corrections, Lookup lookup) {
        return new FieldNotes(
                lookup.id(), false, corrections.disputed(lookup.shell().openCase()));
    }

    /** The quality flags of a field; one that says nothing has none, so that a flag never betrays what is withheld. */
    public Set<String> quality(ReleasedField field) {
        return TicketedCorrections.tells(field.state()) && disputed.contains(item(field)) ? Set.of(DISPUTED) : Set.of();
    }

    /** Where a field is reported; the address names neither person nor case. */
    Optional<String> report(ReleasedField field) {
        if (!reportable || !TicketedCorrections.tells(field.state())) {
            return Optional.empty();
        }
        return Optional.of("/corrections/new?lookup=" + lookup + "&subject=" + field.subject() + "&attribute="
                + field.attribute().text() + "&register=" + field.register());
    }

    private static Item item(ReleasedField field) {
        return new Item(field.subject(), field.attribute().text(), field.register());
    }
}
