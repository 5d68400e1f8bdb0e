package kr.ieum.gateway.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What entries are wanted, as far as the index itself knows it.
 *
 * @param agency that asked or acted
 * @param agreements only under one of these; all where nothing is named
 * @param from at or after this
 * @param until before this
 * @param tasks only for one of these; all where nothing is named
 * @param official keyed hash, in hexadecimal
 * @param cases keyed hashes; only for one of these cases
 */
record Wanted(
        String agency,
        Optional<Set<String>> agreements,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Set<String>> tasks,
        Optional<EntryState> state,
        Optional<String> official,
        Optional<Set<String>> cases) {

    Wanted {
        agreements = agreements.map(Set::copyOf);
        tasks = tasks.map(Set::copyOf);
        cases = cases.map(Set::copyOf);
    }

    /** Nothing can be found where a list of what is permitted is empty. */
    boolean isEmpty() {
        return agreements.filter(Set::isEmpty).isPresent()
                || tasks.filter(Set::isEmpty).isPresent()
                || cases.filter(Set::isEmpty).isPresent();
    }

    /** The same, only for these cases. */
    Wanted among(Set<String> these) {
        return new Wanted(
                agency,
                agreements,
                from,
                until,
                tasks,
                state,
                official,
                Optional.of(cases.map(
                                asked -> asked.stream().filter(these::contains).collect(Collectors.toSet()))
                        .orElse(these)));
    }
}
