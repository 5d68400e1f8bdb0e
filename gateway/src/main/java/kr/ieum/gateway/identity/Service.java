package kr.ieum.gateway.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.identity.Officials.Account;
import kr.ieum.gateway.identity.Officials.Standing;

/**
 * An official's service as the roll has it: first and last day, the posts in the order of transfers, and absences.
 *
 * @param from first day, where the roll names one
 * @param until last day, where the roll names one
 * @param posts the first post and one for each transfer, ascending by day
 */
record Service(
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        List<Post> posts,
        List<Absence> absences,
        Kinship kinship) {

    /** Makes it immutable. */
    Service {
        posts = List.copyOf(posts);
        absences = List.copyOf(absences);
    }

    /** What the official is from a day on. */
    record Post(LocalDate from, Official official) {}

    /** From and until a day, both inclusive. */
    record Absence(LocalDate from, LocalDate until) {

        boolean includes(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    Standing standing(LocalDate day, String passwordHash) {
        if (from.filter(day::isBefore).isPresent()) {
            return new Standing.NotYet(from.get());
        }
        if (until.filter(day::isAfter).isPresent()) {
            return new Standing.Left(until.get());
        }
        Optional<Absence> absence =
                absences.stream().filter(a -> a.includes(day)).findFirst();
        return absence.<Standing>map(a -> new Standing.Absent(a.from(), a.until()))
                .orElseGet(() -> new Standing.InOffice(new Account(postOn(day), passwordHash)));
    }

    /** The post of that day; none before the service begins or after it has ended. */
    Optional<Official> post(LocalDate day) {
        boolean serving = from.filter(day::isBefore).isEmpty()
                && until.filter(day::isAfter).isEmpty();
        return serving ? Optional.of(postOn(day)) : Optional.empty();
    }

    Official firstPost() {
        return posts.getFirst().official();
    }

    private Official postOn(LocalDate day) {
        return posts.reversed().stream()
                .filter(post -> !day.isBefore(post.from()))
                .findFirst()
                .map(Post::official)
                .orElseGet(this::firstPost);
    }
}
