package kr.ieum.gateway.agreement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Why a version changes its state, from a closed list: nothing that a person would have to write, and so nothing personal.
 * Each cause belongs to one {@link Transition} and names the parties that may give it (decision 0025). Where nobody may, the
 * program gives it itself.
 */
public enum Cause {
    IMPORTED(Transition.IMPORT),
    REVIEWED(Transition.APPROVE, PartyRole.APPROVER),
    RENEWED(Transition.APPROVE, PartyRole.APPROVER),
    AS_AGREED(Transition.ACTIVATE, PartyRole.PROVIDER, PartyRole.APPROVER),
    URGENT_NEED(Transition.ACTIVATE, PartyRole.PROVIDER, PartyRole.APPROVER),
    /** By the demo, and where the node's settings say so (decision 0009). */
    ACTIVATED_ON_IMPORT(Transition.ACTIVATE),
    /** The day that was fixed has come. */
    DAY_HAS_COME(Transition.ACTIVATE),
    MISUSE(Transition.SUSPEND, PartyRole.PROVIDER),
    SECURITY_INCIDENT(Transition.SUSPEND, PartyRole.PROVIDER),
    WRONG_VALUES(Transition.SUSPEND, PartyRole.PROVIDER),
    BASIS_CHANGED(Transition.SUSPEND, PartyRole.PROVIDER),
    DISPUTE(Transition.SUSPEND, PartyRole.PROVIDER),
    REMEDIED(Transition.RESUME, PartyRole.PROVIDER),
    UNFOUNDED(Transition.RESUME, PartyRole.PROVIDER),
    BASIS_RESTORED(Transition.RESUME, PartyRole.PROVIDER),
    BASIS_REPEALED(Transition.TERMINATE, PartyRole.PROVIDER, PartyRole.CONSUMER, PartyRole.APPROVER),
    GRAVE_BREACH(Transition.TERMINATE, PartyRole.PROVIDER, PartyRole.APPROVER),
    APPROVAL_WITHDRAWN(Transition.TERMINATE, PartyRole.APPROVER),
    /** With notice. */
    NO_LONGER_NEEDED(Transition.TERMINATE, PartyRole.PROVIDER, PartyRole.CONSUMER),
    /** With notice. */
    REGISTER_ENDS(Transition.TERMINATE, PartyRole.PROVIDER),
    /** Of a version that was never in force. */
    GIVEN_UP(Transition.TERMINATE, PartyRole.PROVIDER, PartyRole.CONSUMER, PartyRole.APPROVER),
    TERM_OVER(Transition.EXPIRE),
    NEW_VERSION(Transition.SUPERSEDE);

    /** As what an agency has a say in an agreement. */
    public enum PartyRole {
        PROVIDER,
        CONSUMER,
        APPROVER
    }

    private final Transition transition;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
    private final Set<PartyRole> parties;

    Cause(Transition transition, PartyRole... parties) {
        this.transition = transition;
        this.parties = Set.of(parties);
    }

    /** The step it is a reason for. */
    public Transition transition() {
        return transition;
    }

    /** Whether somebody who speaks for one of these parties may give it. */
    public boolean isOpenTo(Set<PartyRole> spoken) {
        return spoken.stream().anyMatch(parties::contains);
    }

    /** Whether the other side has to be told beforehand, as long as the agreement says. */
    public boolean needsNotice() {
        return this == NO_LONGER_NEEDED || this == REGISTER_ENDS;
    }

    /** Whether a version in that state can take the step for this cause. */
    public boolean fits(AgreementState state) {
        return transition.startsFrom(state)
                && (transition != Transition.TERMINATE || (this == GIVEN_UP) != state.isPresent());
    }

    /** The spelling in history, forms and API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The cause of that spelling. */
    public static Optional<Cause> of(String code) {
        return Arrays.stream(values())
                .filter(cause -> cause.code().equals(code))
                .findFirst();
    }
}
