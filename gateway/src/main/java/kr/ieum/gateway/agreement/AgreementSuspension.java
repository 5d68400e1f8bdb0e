package kr.ieum.gateway.agreement;

import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.AgreementStore.Changed;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Suspends an agreement version and resumes it, for the provider alone. The change of state, the move of the policy epoch and
 * the leaf that says so are one durable transaction: from its commit on no intent under the suspended version commits on
 * any node, and there is no suspension that the log doesn't know.
 */
public final class AgreementSuspension {

    private static final Logger LOG = LoggerFactory.getLogger(AgreementSuspension.class);

    private final AgreementStore store;
    private final AgreementRecords records;
    private final ActiveAgreements active;
    private final DisclosureLog log;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Joins the parts. */
    public AgreementSuspension(
            AgreementStore store, AgreementRecords records, ActiveAgreements active, DisclosureLog log, Clock clock) {
        this.store = store;
        this.records = records;
        this.active = active;
        this.log = log;
        this.clock = clock;
    }

    /** What is done. */
    public enum Act {
        SUSPEND,
        RESUME
    }

    /** Why, from a closed list: nothing that a person would have to write, and so nothing personal. */
    public enum Cause {
        MISUSE(Act.SUSPEND),
        SECURITY_INCIDENT(Act.SUSPEND),
        WRONG_VALUES(Act.SUSPEND),
        BASIS_CHANGED(Act.SUSPEND),
        DISPUTE(Act.SUSPEND),
        REMEDIED(Act.RESUME),
        UNFOUNDED(Act.RESUME),
        BASIS_RESTORED(Act.RESUME);

        private final Act act;

        Cause(Act act) {
            this.act = act;
        }

        /** For which of the two it is a reason. */
        public Act act() {
            return act;
        }

        /** The spelling in history and forms. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The cause of that spelling. */
        public static Optional<Cause> of(String code) {
            return List.of(values()).stream()
                    .filter(cause -> cause.code().equals(code))
                    .findFirst();
        }
    }

    /**
     * Who does it.
     *
     * @param official id of the official
     * @param agency institution code of the agency the official acts for
     */
    public record Actor(String official, String agency) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** It holds on every node from now on. */
        record Done(long policyEpoch) implements Outcome {}

        /** The version isn't there, isn't the actor's to suspend, or isn't in a state that allows it. */
        record Refused() implements Outcome {}

        /** What can't be logged isn't done. */
        record LogUnavailable() implements Outcome {}
    }

    private static final class NotAllowed extends CompanionRefused {
        private static final long serialVersionUID = 1L;

        private NotAllowed(String why) {
            super(why);
        }
    }

    /** Whether the actor's agency provides under the version and its state allows the act. */
    public boolean isAllowed(AgreementRecord record, Act act, Actor actor) {
        boolean state = switch (act) {
            case SUSPEND -> record.stored().state() == AgreementState.ACTIVE;
            case RESUME -> record.stored().state() == AgreementState.SUSPENDED;
        };
        return state
                && record.agreement()
                        .map(Agreement::providers)
                        .filter(providers -> providers.contains(actor.agency()))
                        .isPresent();
    }

    /** Does it, or nothing. */
    public Outcome change(String id, int version, Cause cause, Actor actor) {
        Optional<AgreementRecord> record = records.find(id, version, new Onlooker(actor.agency(), Set.of(), true));
        if (record.filter(found -> isAllowed(found, cause.act(), actor)).isEmpty()) {
            return new Outcome.Refused();
        }
        AgreementState to = cause.act() == Act.SUSPEND ? AgreementState.SUSPENDED : AgreementState.ACTIVE;
        Leaf leaf = new Leaf.Admin(
                clock.instant(),
                actor.agency(),
                to == AgreementState.SUSPENDED ? "agreement-suspended" : "agreement-resumed",
                id + "/" + version,
                Opening.fresh(Purpose.OFFICIAL, actor.official(), random).commitment(),
                Opening.fresh(Purpose.PAYLOAD, cause.code(), random).commitment());
        try {
            log.append(List.of(leaf), List.of(connection -> change(connection, id, version, to, actor, cause)));
        } catch (CompanionRefused e) {
            return new Outcome.Refused();
        } catch (LogUnavailable e) {
            LOG.error("{} of {} version {} not written, so not done: {}", cause.act(), id, version, e.getMessage());
            return new Outcome.LogUnavailable();
        }
        active.refresh().forEach(fault -> LOG.error("agreement not in force: {}", fault));
        return new Outcome.Done(active.policyEpoch());
    }

    private void change(Connection connection, String id, int version, AgreementState to, Actor actor, Cause cause)
            throws NotAllowed {
        if (store.changeWithin(connection, id, version, to, actor.official(), cause.code())
                instanceof Changed.Refused(String why)) {
            throw new NotAllowed(why);
        }
    }
}
