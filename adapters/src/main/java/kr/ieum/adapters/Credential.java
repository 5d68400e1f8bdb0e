package kr.ieum.adapters;

/** What proves to a register who asks: secrets already resolved. The text of a credential never shows the secret. */
public sealed interface Credential {

    /** What kinds there are, for the check of a definition whose secrets aren't resolved. */
    enum Kind {
        BEARER,
        LOGIN
    }

    /** Which kind this is. */
    Kind kind();

    /** A key sent in the {@code Authorization} header (RFC 6750). */
    record Bearer(String key) implements Credential {
        @Override
        public Kind kind() {
            return Kind.BEARER;
        }

        @Override
        public String toString() {
            return "Bearer[…]";
        }
    }

    /** A user name and its password. */
    record Login(String user, String password) implements Credential {
        @Override
        public Kind kind() {
            return Kind.LOGIN;
        }

        @Override
        public String toString() {
            return "Login[…]";
        }
    }
}
