package kr.ieum.gateway.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The officials who may sign in to this node. Immutable. */
public final class Officials {

    private final Map<String, Account> accounts = new LinkedHashMap<>();

    Officials(List<Account> accounts) {
        accounts.forEach(account -> this.accounts.putIfAbsent(account.official().id(), account));
    }

    /**
     * An official with the hash of the password.
     *
     * @param passwordHash {@code {bcrypt}} and the hash, the notation of Spring Security's delegating encoder
     */
    public record Account(Official official, String passwordHash) {

        @Override
        public String toString() {
            return "Account[" + official.id() + "]";
        }
    }

    /** The account with this id. */
    public Optional<Account> find(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    /** All officials, in file order. */
    public List<Official> all() {
        return accounts.values().stream().map(Account::official).toList();
    }

    /** The same officials, all with this password hash instead of their own: the demo's. */
    public Officials withPasswordHash(String hash) {
        return new Officials(accounts.values().stream()
                .map(account -> new Account(account.official(), hash))
                .toList());
    }
}
