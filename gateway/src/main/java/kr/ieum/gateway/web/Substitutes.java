package kr.ieum.gateway.web;

import java.util.List;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.oversight.Heads;
import org.springframework.stereotype.Component;

/** Who could take over a case of a head's team. */
@Component
public final class Substitutes {

    private final Directory officials;

    Substitutes(Directory officials) {
        this.officials = officials;
    }

    /** Whoever of the agency is in office today and works in a role of this team. */
    public List<Official> of(Official head) {
        List<String> roles = officials.team(head).stream()
                .flatMap(one -> one.roles().stream())
                .filter(role -> !Heads.isHeadRole(role))
                .toList();
        return officials.inOffice().stream()
                .filter(one -> one.agency().equals(head.agency()))
                .filter(one -> one.roles().stream().anyMatch(roles::contains))
                .toList();
    }
}
