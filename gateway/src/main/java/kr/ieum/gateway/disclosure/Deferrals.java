package kr.ieum.gateway.disclosure;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;

/** Asks for and approves deferrals; each step is a leaf of the log, so that nobody is kept in the dark unnoticed. */
public final class Deferrals {

    /** Longest deferral; a longer one is asked for anew. */
    public static final int MAX_DAYS = 366;

    private final DeferralStore store;
    private final DisclosureReferences references;
    private final DisclosureLog log;
    private final Clock clock;
    private final ZoneId zone;
    private final SecureRandom random;

    /** Joins the parts. */
    public Deferrals(
            DeferralStore store,
            DisclosureReferences references,
            DisclosureLog log,
            Clock clock,
            ZoneId zone,
            SecureRandom random) {
        this.store = store;
        this.references = references;
        this.log = log;
        this.clock = clock;
        this.zone = zone;
        this.random = random;
    }

    /** What became of a step. */
    public sealed interface Step {
        /** Written. */
        record Done(Deferral deferral) implements Step {}

        /** The last day lies in the past or more than {@value #MAX_DAYS} days ahead. */
        record NotADay() implements Step {}

        /** Who asked doesn't approve. */
        record SamePerson() implements Step {}

        /** There is nothing of that agency to approve. */
        record Unknown() implements Step {}
    }

    /** Asks for the silence about a case of the agency. */
    public Step ask(String agency, String caseNumber, LocalDate until, Deferral.Reason reason, String official) {
        Instant now = clock.instant();
        LocalDate today = now.atZone(zone).toLocalDate();
        if (until.isBefore(today) || until.isAfter(today.plusDays(MAX_DAYS))) {
            return new Step.NotADay();
        }
        Deferral deferral = new Deferral(UUID.randomUUID(), agency, until, reason, official, now, Optional.empty());
        KeyedHash caseFile = references.caseFile(agency, caseNumber.getBytes(StandardCharsets.UTF_8));
        return written(
                deferral,
                official,
                "disclosure-deferral-asked",
                connection -> DeferralStore.add(connection, deferral, caseFile));
    }

    /** Approves it; from now on it defers. */
    public Step approve(UUID id, String agency, String official) {
        Optional<Deferral> asked = store.find(id)
                .filter(one -> one.agency().equals(agency) && one.approved().isEmpty());
        if (asked.isEmpty()) {
            return new Step.Unknown();
        }
        if (asked.get().askedBy().equals(official)) {
            return new Step.SamePerson();
        }
        Deferral one = asked.get();
        Deferral.Approval approval = new Deferral.Approval(official, clock.instant());
        return written(
                new Deferral(
                        one.id(),
                        one.agency(),
                        one.until(),
                        one.reason(),
                        one.askedBy(),
                        one.askedAt(),
                        Optional.of(approval)),
                official,
                "disclosure-deferral-approved",
                connection -> DeferralStore.approve(connection, id, approval));
    }

    /** An agency's, latest first. */
    public List<Deferral> of(String agency) {
        return store.of(agency);
    }

    private Step written(Deferral deferral, String official, String action, Companion row) {
        String content = deferral.until() + " " + deferral.reason();
        try {
            log.append(
                    List.of(new Leaf.Admin(
                            clock.instant(),
                            deferral.agency(),
                            action,
                            deferral.id().toString(),
                            Opening.fresh(Purpose.OFFICIAL, official, random).commitment(),
                            Opening.fresh(Purpose.PAYLOAD, content, random).commitment())),
                    List.of(row));
            return new Step.Done(deferral);
        } catch (CompanionRefused somebodyWasQuicker) {
            return new Step.Unknown();
        }
    }
}
