package kr.ieum.gateway.web;

import java.util.ArrayList;
import java.util.List;
import kr.ieum.gateway.agreement.engine.Decision.Authority;

/** The authorities a panel cites, numbered from 1 in the order of first use. Not thread-safe. */
final class Citations {

    private final List<Authority> cited = new ArrayList<>();

    /** The number of an authority; the first citation gives it one. */
    int number(Authority authority) {
        int known = cited.indexOf(authority);
        if (known >= 0) {
            return known + 1;
        }
        cited.add(authority);
        return cited.size();
    }

    /** All of them, number 1 first. */
    List<Authority> all() {
        return List.copyOf(cited);
    }
}
