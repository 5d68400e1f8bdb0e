package kr.ieum.gateway.identity;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The officials who may sign in to this node, each with what the roll says of their service. Immutable. */
public final class Officials {

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    Officials(List<Entry> entries) {
        entries.forEach(entry -> this.entries.putIfAbsent(entry.id(), entry));
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

    /** An official's line of the roll. */
    record Entry(String id, Service service, String passwordHash) {}

    /** Whether and how an official is in office on a day. */
    public sealed interface Standing {

        /** In office, on the post of that day. */
        record InOffice(Account account) implements Standing {}

        /** The service begins later, on this day. */
        record NotYet(LocalDate from) implements Standing {}

        /** The service ended; this was its last day. */
        record Left(LocalDate until) implements Standing {}

        /** Absent, from and until a day, both inclusive. */
        record Absent(LocalDate from, LocalDate until) implements Standing {}

        /** Nobody of this id is on the roll. */
        record Unknown() implements Standing {}
    }

    /** How the official stands on that day. */
    public Standing standing(String id, LocalDate day) {
        return Optional.ofNullable(entries.get(id))
                .map(entry -> entry.service().standing(day, entry.passwordHash()))
                .orElseGet(Standing.Unknown::new);
    }

    /** The account with this id, if its official is in office on that day. */
    public Optional<Account> find(String id, LocalDate day) {
        return standing(id, day) instanceof Standing.InOffice(Account account)
                ? Optional.of(account)
                : Optional.empty();
    }

    /** All officials who are in office on that day, in file order. */
    public List<Official> inOffice(LocalDate day) {
        return entries.values().stream()
                .flatMap(entry -> find(entry.id(), day).stream())
                .map(Account::official)
                .toList();
    }

    /** Everybody whose post of that day is in this team, absent or not, in file order; those who left or haven't come aren't. */
    public List<Official> team(String agency, String team, LocalDate day) {
        return entries.values().stream()
                .flatMap(entry -> entry.service().post(day).stream())
                .filter(post -> post.agency().equals(agency) && post.team().ko().equals(team))
                .toList();
    }

    /** What a line of the roll says of the official's own person and declared relatives. */
    public Optional<Kinship> kinship(String id) {
        return Optional.ofNullable(entries.get(id)).map(entry -> entry.service().kinship());
    }

    /** The name and post that an id stands for on that day, whether in office or not; for showing it to people. */
    public Optional<Official> known(String id, LocalDate day) {
        return Optional.ofNullable(entries.get(id))
                .map(entry -> entry.service()
                        .post(day)
                        .orElseGet(() -> entry.service().firstPost()));
    }

    /** The same officials, all with this password hash instead of their own: the demo's. */
    public Officials withPasswordHash(String hash) {
        return new Officials(entries.values().stream()
                .map(entry -> new Entry(entry.id(), entry.service(), hash))
                .collect(Collectors.toList()));
    }
}
