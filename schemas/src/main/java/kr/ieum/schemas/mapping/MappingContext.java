package kr.ieum.schemas.mapping;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a mapping may know beside the record: about whom it is to say something, whose record it is and, for attributes
 * that compare two records, the other one.
 *
 * @param subjectKey the subject's key in the register
 * @param recordKey the key of the person whose record is read; mostly the subject's own
 * @param applicantKey the applicant's key in the register
 * @param formerApplicantKeys by which the applicant was known before; empty where nobody knows whether there are any
 * @param compared the records compared with, holding the fields of {@link Mapping#comparedFields}, where needed
 * @param applied the day on which the case's application was received
 * @param today the day of the request in the register's time zone, or the past day that is asked for
 * @param asOf the past day as of which the record is read, where one is asked for
 */
public record MappingContext(
        String subjectKey,
        String recordKey,
        String applicantKey,
        Optional<Set<String>> formerApplicantKeys,
        Optional<List<NativeRecord>> compared,
        LocalDate applied,
        LocalDate today,
        Optional<LocalDate> asOf) {

    /** Of an applicant whose former keys nobody knows. */
    public MappingContext(
            String subjectKey,
            String recordKey,
            String applicantKey,
            Optional<List<NativeRecord>> compared,
            LocalDate applied,
            LocalDate today,
            Optional<LocalDate> asOf) {
        this(subjectKey, recordKey, applicantKey, Optional.empty(), compared, applied, today, asOf);
    }

    @Override
    public String toString() {
        return "MappingContext[…]";
    }
}
