package kr.ieum.gateway.web;

import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.Officials;

/** The officials who may sign in today. Thread-safe; asked again with every request, so that leaving ends access at once. */
public interface Directory {

    /** The account with this id. */
    Optional<Officials.Account> find(String id);

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
