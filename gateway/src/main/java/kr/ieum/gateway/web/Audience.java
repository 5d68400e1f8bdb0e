package kr.ieum.gateway.web;

import java.util.EnumSet;
import java.util.Set;
import kr.ieum.gateway.identity.Official;

/** The kinds of people that screens are made for; an official belongs to one or more. */
public enum Audience {
    /** Whoever comes by, signed in or not. */
    ANYBODY(""),
    /** Works on cases: every role that isn't one of the administrators'. */
    CASE_OFFICIAL(""),
    TEAM_HEAD("team-head"),
    /** Answers at a keeper for what is shared of its registers. */
    DATA_OWNER("data-owner"),
    APPROVER("approver"),
    AUDITOR("auditor"),
    OPERATOR("operator");

    /** Those who read all agreements, drafts too, and not only what concerns themselves. */
    static final Set<Audience> ADMINISTRATORS = Set.of(TEAM_HEAD, DATA_OWNER, APPROVER, AUDITOR, OPERATOR);

    private final String role;

    Audience(String role) {
        this.role = role;
    }

    /** What an official is, by the roles of today. */
    static Set<Audience> of(Official official) {
        EnumSet<Audience> found = EnumSet.of(ANYBODY);
        for (String role : official.roles()) {
            found.add(ofRole(role));
        }
        return found;
    }

    private static Audience ofRole(String role) {
        for (Audience one : values()) {
            if (!one.role.isEmpty() && one.role.equals(role)) {
                return one;
            }
        }
        return CASE_OFFICIAL;
    }
}
