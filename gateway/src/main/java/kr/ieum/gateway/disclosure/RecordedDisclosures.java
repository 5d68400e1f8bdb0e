package kr.ieum.gateway.disclosure;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import kr.ieum.gateway.disclosure.DisclosureStore.NewRow;
import kr.ieum.gateway.log.Companion;

/**
 * Keeps a row for each intent, in the transaction that makes the intent durable, so that no disclosure is without one. What was
 * asked and what became of it isn't copied: it stands in the intent's leaf and in those of its releases.
 */
public final class RecordedDisclosures implements Disclosures {

    private final SubjectKeys keys;
    private final DisclosureReferences references;
    private final Protections protections;
    private final SecureRandom random;

    /** Joins the parts. */
    public RecordedDisclosures(
            SubjectKeys keys, DisclosureReferences references, Protections protections, SecureRandom random) {
        this.keys = keys;
        this.references = references;
        this.protections = protections;
        this.random = random;
    }

    @Override
    public List<Companion> beside(List<Intended> intents) {
        List<NewRow> rows = new ArrayList<>();
        for (Intended intent : intents) {
            rows.add(row(intent));
        }
        return rows.isEmpty()
                ? List.of()
                : List.of(connection -> {
                    if (!DisclosureStore.write(connection, rows)) {
                        keys.forgetHeld();
                        throw new KeyDestroyed();
                    }
                    for (String agency : rows.stream()
                            .map(row -> row.leaf().agency())
                            .distinct()
                            .toList()) {
                        DisclosureStore.note(connection, agency);
                    }
                });
    }

    private NewRow row(Intended intent) {
        HeldKey key = keys.of(intent.subject());
        String agency = intent.leaf().agency();
        Openings openings = intent.openings();
        boolean shielded = intent.others().stream()
                .anyMatch(other -> !other.equals(intent.subject()) && protections.shields(other, intent.subject()));
        return new NewRow(
                intent.leaf(),
                key,
                references.subject(agency, intent.subject()),
                references.caseFile(agency, openings.caseRef().value()),
                references.official(agency, openings.official().value()),
                Sealing.seal(
                        key.key(),
                        new SealedItem(intent.relation(), shielded, openings).encode(),
                        random,
                        DisclosureStore.beside(
                                intent.leaf().lookup(),
                                intent.leaf().subject().digest().bytes())));
    }
}
