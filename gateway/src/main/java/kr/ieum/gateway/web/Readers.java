package kr.ieum.gateway.web;

import java.util.Set;
import kr.ieum.gateway.agreement.Onlooker;
import kr.ieum.gateway.agreement.Transitions.Actor;
import kr.ieum.gateway.agreement.request.AgreementRequests.Person;
import kr.ieum.gateway.identity.Official;

/** Who reads and asks, for the room of agreements: always the official of the session, never what a caller says. */
public final class Readers {

    private Readers() {}

    /** The official as a reader of agreements. */
    public static Onlooker onlooker(Official official) {
        return new Onlooker(official.agency(), official.roles(), isAdministrator(official));
    }

    /** The official as somebody who asks for agreements or answers. */
    public static Person person(Official official) {
        Set<Audience> kinds = Audience.of(official);
        return new Person(
                official.id(),
                official.agency(),
                isAdministrator(official),
                kinds.contains(Audience.DATA_OWNER),
                kinds.contains(Audience.APPROVER));
    }

    /** The official as somebody who takes steps in the life of agreements. */
    public static Actor actor(Official official) {
        Set<Audience> kinds = Audience.of(official);
        return new Actor(
                official.id(),
                official.agency(),
                kinds.contains(Audience.DATA_OWNER),
                kinds.contains(Audience.APPROVER));
    }

    /** A reader of what an agreement is called, for pages that only name it. */
    static Onlooker everything() {
        return new Onlooker("", Set.of(), true);
    }

    /** Whether the official is told what others of the agency failed to do. */
    public static boolean audits(Official official) {
        return Audience.of(official).contains(Audience.AUDITOR);
    }

    private static boolean isAdministrator(Official official) {
        return Audience.of(official).stream().anyMatch(Audience.ADMINISTRATORS::contains);
    }
}
