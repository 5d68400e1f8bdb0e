package kr.ieum.gateway.release;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.VolumeLimit;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.disclosure.Disclosures;
import kr.ieum.gateway.disclosure.Intended;
import kr.ieum.gateway.disclosure.KeyDestroyed;
import kr.ieum.gateway.disclosure.KeysUnavailable;
import kr.ieum.gateway.log.Appended;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DecisionRecord;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.PolicyEpoch;
import kr.ieum.gateway.log.VolumeReservation;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.schemas.model.SubjectKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way to a released value (design §4): decide; reserve volume, check the policy epoch and write intent leaves and
 * decision record in one durable transaction; only then hand out a {@link Release} that may ask registers. A refusal is
 * logged before it is answered.
 */
public final class ReleasePath {

    /** How often a decision is repeated when agreements change under it; more often means a storm of changes. */
    private static final int MAX_TRIES = 8;

    /** Stage number, in the decision record, of the decision on keys that are sent on to another register. */
    private static final int SENDING_KEYS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(ReleasePath.class);

    private final Policy policy;
    private final DisclosureLog log;
    private final Disclosures disclosures;
    private final Map<String, JoinedRegister> registers;
    private final FormedFields forms;
    private final Reservations reservations;
    private final Digest federation;
    private final Clock clock;
    private final ZoneId zone;
    private final SecureRandom random;

    /**
     * Joins the parts.
     *
     * @param disclosures keeps what intents hide for those who may be told
     * @param registers by id
     * @param federation digest of mappings, views and registers; stands in every intent
     * @param zone the federation's zone, for calendar days of volume counters and of registers
     */
    public ReleasePath(
            Policy policy,
            DisclosureLog log,
            Disclosures disclosures,
            Map<String, JoinedRegister> registers,
            FormedFields forms,
            OfficialPseudonyms officials,
            Digest federation,
            Clock clock,
            ZoneId zone,
            SecureRandom random) {
        this.policy = policy;
        this.log = log;
        this.disclosures = disclosures;
        this.registers = Map.copyOf(registers);
        this.forms = forms;
        this.reservations = new Reservations(officials, zone);
        this.federation = federation;
        this.clock = clock;
        this.zone = zone;
        this.random = random;
    }

    /**
     * Decides and writes the intent.
     *
     * @param stage 0 for the verifying stage, 1 for the main one; stands in the decision record
     */
    public Prepared prepare(ReleaseRequest request, int stage) {
        return prepare(request, stage, List.of(), Accompaniment.NONE);
    }

    /**
     * Decides and writes the intent.
     *
     * @param further small writes that stand or fall with the intent, or with the refusal
     * @param beside small writes with each register's release leaves
     */
    public Prepared prepare(
            ReleaseRequest request, int stage, List<? extends Companion> further, Accompaniment beside) {
        Set<String> exhausted = new HashSet<>();
        try {
            for (int tries = 0; tries < MAX_TRIES; tries++) {
                Decision decision = policy.decide(request.decision());
                if (decision instanceof Decision.Refused refused) {
                    return refuse(request, refused.reason(), further);
                }
                Decision.Decided decided = (Decision.Decided) decision;
                Optional<Decision> keys = request.sentKeys().map(sent -> policy.decide(sent.decision()));
                Plan plan = Plan.of(decided, keys, request, exhausted, registers);
                List<Prepared.Excess> excess = request.whole() ? plan.excess() : List.of();
                if (!excess.isEmpty()) {
                    return refuse(request, excess, further);
                }
                try {
                    return new Prepared.Ready(
                            authorise(request, stage, decided, keys, plan, exhausted, further, beside));
                } catch (PolicyEpoch.Moved e) {
                    policy.refresh(e.expected());
                } catch (VolumeReservation.Exceeded e) {
                    exhausted.add(e.reservation().agreement());
                } catch (KeyDestroyed e) {
                    LOG.info("look-up {}: a key was destroyed while it was decided", request.lookup());
                } catch (CompanionRefused e) {
                    throw new IllegalStateException("unknown refusal of an intent: " + e.getClass(), e);
                }
            }
            LOG.error("look-up {}: agreements changed {} times while it was decided", request.lookup(), MAX_TRIES);
            return new Prepared.LogUnavailable(false);
        } catch (LogUnavailable e) {
            LOG.error("look-up {}: intent not written, nothing was asked: {}", request.lookup(), e.getMessage());
            return new Prepared.LogUnavailable(e.unvouched());
        } catch (KeysUnavailable e) {
            LOG.error("look-up {}: nothing was asked: {}", request.lookup(), e.getMessage());
            return new Prepared.LogUnavailable(false);
        }
    }

    /** Logs a refusal that was found before a decision could be asked for. */
    public Prepared refuse(ReleaseRequest request, Reason reason, List<? extends Companion> further) {
        try {
            log.append(List.of(refusal(request, reason)), further);
            return new Prepared.Refused(reason);
        } catch (CompanionRefused e) {
            throw new IllegalStateException("a refusal's companions refuse nothing", e);
        } catch (LogUnavailable e) {
            LOG.error("look-up {}: refusal {} not written", request.lookup(), reason);
            return new Prepared.LogUnavailable(false);
        }
    }

    /** One attribute too many: all of it is refused, for the reason that comes first. */
    private Prepared refuse(ReleaseRequest request, List<Prepared.Excess> excess, List<? extends Companion> further) {
        Reason first = excess.stream()
                .map(Prepared.Excess::reason)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return refuse(request, first, further) instanceof Prepared.LogUnavailable unwritten
                ? unwritten
                : new Prepared.Refused(first, excess);
    }

    private Release authorise(
            ReleaseRequest request,
            int stage,
            Decision.Decided decided,
            Optional<Decision> keys,
            Plan plan,
            Set<String> exhausted,
            List<? extends Companion> further,
            Accompaniment beside)
            throws CompanionRefused {
        Instant now = clock.instant();
        Intents intents = new Intents(plan, request, random);
        PlannedStops stops = PlannedStops.at(now, plan, registers);
        List<Companion> companions = new ArrayList<>(further);
        companions.add(PolicyEpoch.expect(decided.policyEpoch()));
        for (VolumeLimit limit : decided.volumes()) {
            if (!exhausted.contains(limit.agreement()) && plan.asksFor(limit.agreement(), stops.registers())) {
                companions.add(reservation(limit, request, now));
            }
        }
        if (keys.isPresent() && keys.get() instanceof Decision.Decided ofKeys) {
            // an agreement whose volume the main decision reserves has reserved it for the keys of the same subjects
            ofKeys.volumes().stream()
                    .filter(limit -> decided.volumes().stream()
                            .noneMatch(same -> same.agreement().equals(limit.agreement())))
                    .filter(limit -> !exhausted.contains(limit.agreement())
                            && plan.asksFor(limit.agreement(), stops.registers()))
                    .forEach(limit -> companions.add(reservation(limit, request, now)));
        }
        if (keys.isPresent()) {
            companions.add(PolicyEpoch.expect(keys.get().policyEpoch()));
            companions.add(new DecisionRecord(
                    request.lookup(),
                    SENDING_KEYS,
                    now,
                    keys.get().policyEpoch(),
                    federation,
                    policy.record(request.sentKeys().orElseThrow().decision(), keys.get())));
        }
        companions.add(new DecisionRecord(
                request.lookup(),
                stage,
                now,
                decided.policyEpoch(),
                federation,
                policy.record(request.decision(), decided)));
        List<Intended> intended = intents.intended(now, decided.policyEpoch(), federation);
        Intents.Logged logged;
        if (intended.isEmpty()) {
            // Nothing is permitted, so nothing will be asked; that it was wanted and denied is on the record all the
            // same.
            log.append(List.of(refusal(request, Reason.NO_GRANT)), companions);
            logged = item -> {
                throw new IllegalStateException("nothing was permitted");
            };
        } else {
            companions.addAll(policy.duties(request.lookup(), request.decision(), decided));
            companions.addAll(disclosures.beside(intended));
            Appended appended = log.append(intended.stream().map(Intended::leaf).toList(), companions);
            logged = intents.logged(appended);
        }
        return new AuthorisedRelease(request, plan, logged, stops, registers, forms, log, beside, clock, zone, random);
    }

    private Leaf refusal(ReleaseRequest request, Reason reason) {
        List<SubjectKey> subjects = request.subjectKeys();
        return new Leaf.Refusal(
                clock.instant(),
                request.lookup(),
                Intents.kind(request.decision().kind()),
                request.decision().requester().agency(),
                request.decision().task(),
                reason.name(),
                Intents.commit(
                        Purpose.SUBJECT,
                        subjects.isEmpty() ? "" : subjects.getFirst().text(),
                        random),
                Intents.commit(Purpose.CASE, request.caseNumber(), random),
                Intents.commit(Purpose.OFFICIAL, request.decision().requester().official(), random));
    }

    private VolumeReservation reservation(VolumeLimit limit, ReleaseRequest request, Instant now) {
        return reservations.of(limit, request.decision().requester().official(), now);
    }

    /** Keyed hashes of officials for counters that must not name them. */
    public static final class OfficialPseudonyms {

        private final byte[] key;

        /** @param key at least 32 secret bytes of this installation */
        public OfficialPseudonyms(byte[] key) {
            this.key = key.clone();
        }

        String of(String official) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new javax.crypto.spec.SecretKeySpec(key, "HmacSHA256"));
                return HexFormat.of().formatHex(mac.doFinal(official.getBytes(StandardCharsets.UTF_8)));
            } catch (java.security.GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has HmacSHA256", e);
            }
        }
    }
}
