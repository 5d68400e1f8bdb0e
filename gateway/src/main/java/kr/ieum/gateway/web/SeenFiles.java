package kr.ieum.gateway.web;

import java.util.Set;
import kr.ieum.gateway.exchange.bulk.HandedFiles.Whose;
import kr.ieum.gateway.identity.Official;

/** Whose files of subjects an official sees: the operator everybody's, the auditor those of the own agency, others those of the system they work with. */
public final class SeenFiles {

    private SeenFiles() {}

    /** By the roles of today. */
    public static Whose of(Official official) {
        Set<Audience> audiences = Audience.of(official);
        if (audiences.contains(Audience.OPERATOR)) {
            return Whose.ALL;
        }
        return audiences.contains(Audience.AUDITOR)
                ? Whose.of(official.agency())
                : Whose.of(official.agency(), official.system());
    }
}
