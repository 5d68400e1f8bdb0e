package kr.ieum.gateway.cases;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A case as the consumer agency's case system answers it.
 *
 * @param number application number; identifies a citizen's matter, so it stands in no URL, log line or metric
 * @param kind code of the list {@code case-kind}
 * @param stage code of the list {@code case-stage}
 * @param task id of the task of use
 * @param jurisdiction institution code of the agency the case belongs to
 * @param contested the day of the decision that the case appeals against
 * @param subjects applicant first
 */
public record OpenCase(
        String number,
        String kind,
        String stage,
        String task,
        String jurisdiction,
        String official,
        Optional<Deputy> deputy,
        LocalDateTime receivedAt,
        Optional<LocalDate> contested,
        List<CaseSubject> subjects) {

    /** An acting deputy, from and until a day, both inclusive. */
    public record Deputy(String official, LocalDate from, LocalDate until) {

        boolean acts(String who, LocalDate day) {
            return official.equals(who) && !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** Makes it immutable. */
    public OpenCase {
        subjects = List.copyOf(subjects);
    }

    /** The same case with these of its subjects only, in this order: whom a request is about. */
    public OpenCase about(List<CaseSubject> some) {
        return new OpenCase(number, kind, stage, task, jurisdiction, official, deputy, receivedAt, contested, some);
    }

    /** Whether the official works on this case on that day, in person or as deputy. */
    public boolean isAssignedTo(String who, LocalDate day) {
        return official.equals(who) || deputyship(who, day).isPresent();
    }

    /** The deputyship in which somebody other than the case's own official works on this case on that day. */
    public Optional<Deputy> deputyship(String who, LocalDate day) {
        return official.equals(who) ? Optional.empty() : deputy.filter(d -> d.acts(who, day));
    }

    @Override
    public String toString() {
        return "OpenCase[" + task + ", " + kind + ", " + stage + ", " + subjects.size() + " subjects]";
    }
}
