package kr.ieum.gateway.oversight;

import kr.ieum.gateway.identity.Official;

/** Who oversees whom, by the roles of {@code agencies.yaml}. */
public final class Heads {

    private static final String TEAM_HEAD = "team-head";
    private static final String AUDITOR = "auditor";

    private Heads() {}

    /** Whether the official heads the own team. */
    public static boolean isHead(Official official) {
        return official.roles().contains(TEAM_HEAD);
    }

    /** Whether this is the role of somebody who heads. */
    public static boolean isHeadRole(String role) {
        return role.equals(TEAM_HEAD);
    }

    /** Whether the official audits the own agency. */
    public static boolean isAuditor(Official official) {
        return official.roles().contains(AUDITOR);
    }
}
