package kr.ieum.gateway.audit;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What an auditor looks for, without naming a person.
 *
 * @param agency that asked; the auditor's own where none is named
 * @param from first day, in the federation's zone
 * @param until last day
 * @param tasks for one of these; a function stands for the tasks beneath it
 * @param mark what is known beside the log
 */
public record Criteria(
        Optional<String> agency,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<Set<String>> tasks,
        Optional<String> agreement,
        Optional<EntryState> state,
        Optional<Mark> mark) {

    /** Everything of the auditor's own agency. */
    public static final Criteria ALL = new Criteria(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Makes it immutable. */
    public Criteria {
        tasks = tasks.map(Set::copyOf);
    }
}
