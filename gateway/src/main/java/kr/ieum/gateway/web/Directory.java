package kr.ieum.gateway.web;

import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.Officials;
import kr.ieum.gateway.identity.Officials.Standing;

/** The officials who may sign in today. Thread-safe; asked again with every request, so that leaving ends access at once. */
public interface Directory {

    /** How the official stands today. */
    Standing standing(String id);

    /** The account with this id, if its official is in office today. */
    default Optional<Officials.Account> find(String id) {
        return standing(id) instanceof Standing.InOffice(var account) ? Optional.of(account) : Optional.empty();
    }

    /** Who an id stands for, in office or not; for saying whom a deputy stands in for. */
    Optional<Official> known(String id);

    /** Everybody of the official's team today, absent or not. */
    List<Official> team(Official official);

    /** Everybody who is in office today. */
    List<Official> inOffice();

    /** What the sign-in page of a demo shows; nothing outside the demo. */
    Optional<DemoAccounts> demo();

    /** The made-up officials of a demo and the one password of all of them. */
    record DemoAccounts(List<Official> officials, String password) {

        /** Makes it immutable. */
        public DemoAccounts {
            officials = List.copyOf(officials);
        }
    }
}
