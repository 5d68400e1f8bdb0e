package kr.ieum.gateway.web;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kr.ieum.gateway.correction.Corrections;
import kr.ieum.gateway.correction.Corrections.Item;
import kr.ieum.gateway.correction.TicketedCorrections;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.view.Lookup;

/**
 * The two things that a look-up has to do with errors: it flags what is disputed, and it keeps who was told what, before it
 * is told, so that a correction reaches everybody. Lives in one exchange.
 */
public final class FieldNotes {

    /** The quality flag of a field that has been reported and not yet answered. */
    public static final String DISPUTED = "disputed";

    private final Corrections corrections;
    private final Lookup lookup;
    private final Optional<Official> official;
    private final Set<Item> disputed;

    private FieldNotes(Corrections corrections, Lookup lookup, Optional<Official> official, Set<Item> disputed) {
        this.corrections = corrections;
        this.lookup = lookup;
        this.official = official;
        this.disputed = Set.copyOf(disputed);
    }

    /** The notes of a look-up that is about to run. */
    public static FieldNotes of(Corrections corrections, Lookup lookup, Official official) {
        return new FieldNotes(
                corrections,
                lookup,
                Optional.of(official),
                corrections.disputed(lookup.shell().openCase()));
    }

    /**
     * The notes of an applicant's result: what is disputed is flagged there too. Whoever holds a slip reports an error at
     * the counter and is told of its answer there, so nothing is kept of them.
     */
    static FieldNotes ofResult(Corrections corrections, Lookup lookup) {
        return new FieldNotes(
                corrections,
                lookup,
                Optional.empty(),
                corrections.disputed(lookup.shell().openCase()));
    }

    /** Keeps what is about to be told; when that fails, nothing is. */
    public void tell(RegisterResult result) {
        official.ifPresent(to ->
                corrections.told(UUID.fromString(lookup.id()), lookup.shell().openCase(), to, result));
    }

    /** The quality flags of a field; one that says nothing has none, so that a flag never betrays what is withheld. */
    public Set<String> quality(ReleasedField field) {
        return TicketedCorrections.tells(field.state()) && disputed.contains(item(field)) ? Set.of(DISPUTED) : Set.of();
    }

    /** Where a field is reported; the address names neither person nor case. */
    Optional<String> report(ReleasedField field) {
        if (official.isEmpty() || !TicketedCorrections.tells(field.state())) {
            return Optional.empty();
        }
        return Optional.of("/corrections/new?lookup=" + lookup.id() + "&subject=" + field.subject() + "&attribute="
                + field.attribute().text() + "&register=" + field.register());
    }

    private static Item item(ReleasedField field) {
        return new Item(field.subject(), field.attribute().text(), field.register());
    }
}
