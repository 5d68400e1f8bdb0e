package kr.ieum.gateway.disclosure;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kr.ieum.gateway.disclosure.DisclosureStore.NewRow;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.Companion;
import kr.ieum.schemas.model.SubjectKey;

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
        Known known = new Known();
        List<NewRow> rows = new ArrayList<>();
        for (Intended intent : intents) {
            rows.add(row(intent, known));
        }
        List<String> agencies =
                rows.stream().map(row -> row.leaf().agency()).distinct().toList();
        return rows.isEmpty()
                ? List.of()
                : List.of(connection -> {
                    if (!DisclosureStore.write(connection, rows)) {
                        keys.forgetHeld();
                        throw new KeyDestroyed();
                    }
                    for (String agency : agencies) {
                        DisclosureStore.note(connection, agency);
                    }
                });
    }

    /** What the intents of one append have in common: some twenty of them are about four people, in one case. */
    private final class Known {

        private final Map<Person, KeyedHash> subjects = new HashMap<>();
        private final Map<Room, KeyedHash> caseFiles = new HashMap<>();
        private final Map<Room, KeyedHash> officials = new HashMap<>();
        private final Map<SubjectKey, HeldKey> held = new HashMap<>();
        private final Map<Among, Boolean> shielded = new HashMap<>();

        private record Person(String agency, SubjectKey subject) {}

        private record Room(String agency, String named) {}

        private record Among(SubjectKey subject, List<SubjectKey> others) {}

        HeldKey key(SubjectKey subject) {
            return held.computeIfAbsent(subject, keys::of);
        }

        KeyedHash subject(String agency, SubjectKey subject) {
            return subjects.computeIfAbsent(
                    new Person(agency, subject), one -> references.subject(one.agency(), one.subject()));
        }

        KeyedHash caseFile(String agency, byte[] number) {
            return caseFiles.computeIfAbsent(room(agency, number), one -> references.caseFile(agency, number));
        }

        KeyedHash official(String agency, byte[] id) {
            return officials.computeIfAbsent(room(agency, id), one -> references.official(agency, id));
        }

        boolean isShielded(Intended intent) {
            return shielded.computeIfAbsent(
                    new Among(intent.subject(), intent.others()),
                    one -> one.others().stream()
                            .anyMatch(other ->
                                    !other.equals(one.subject()) && protections.shields(other, one.subject())));
        }

        private static Room room(String agency, byte[] named) {
            return new Room(agency, new String(named, StandardCharsets.UTF_8));
        }
    }

    private NewRow row(Intended intent, Known known) {
        HeldKey key = known.key(intent.subject());
        String agency = intent.leaf().agency();
        Openings openings = intent.openings();
        return new NewRow(
                intent.leaf(),
                key,
                known.subject(agency, intent.subject()),
                known.caseFile(agency, openings.caseRef().value()),
                known.official(agency, openings.official().value()),
                Sealing.seal(
                        key.key(),
                        new SealedItem(intent.relation(), known.isShielded(intent), openings).encode(),
                        random,
                        DisclosureStore.beside(
                                intent.leaf().lookup(),
                                intent.leaf().subject().digest().bytes())));
    }
}
