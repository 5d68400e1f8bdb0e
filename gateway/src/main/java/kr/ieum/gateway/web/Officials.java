package kr.ieum.gateway.web;

import java.util.List;
import java.util.Optional;

/** The officials who may sign in today. Thread-safe; asked again with every request, so that leaving ends access at once. */
public interface Officials {

    /** The account with this id. */
    Optional<Account> find(String id);

    /** What the sign-in page of a demo shows; nothing outside the demo. */
    Optional<DemoAccounts> demo();

    /**
     * An official with the hash of the password.
     *
     * @param passwordHash in the notation of Spring Security's delegating encoder, such as {@code {bcrypt}$2a$…}
     */
    record Account(Official official, String passwordHash) {

        @Override
        public String toString() {
            return "Account[" + official.id() + "]";
        }
    }

    /** The made-up officials of a demo and the one password of all of them. */
    record DemoAccounts(List<Official> officials, String password) {

        /** Makes it immutable. */
        public DemoAccounts {
            officials = List.copyOf(officials);
        }
    }
}
