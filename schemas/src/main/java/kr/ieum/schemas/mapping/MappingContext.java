package kr.ieum.schemas.mapping;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a mapping may know beside the record: about whom it is to say something, whose record it is and, for attributes
 * that compare two records, the other one.
 *
 * @param subjectKey the subject's key in the register
 * @param recordKey the key of the person whose record is read; mostly the subject's own
 * @param applicantKey the applicant's key in the register
 * @param compared the records compared with, holding the fields of {@link Mapping#comparedFields}, where needed
 * @param applied the day on which the case's application was received
 * @param today the day of the request in the register's time zone, or the past day that is asked for
 * @param asOf the past day as of which the record is read, where one is asked for
 */
public record MappingContext(
        String subjectKey,
        String recordKey,
        String applicantKey,
        Optional<List<NativeRecord>> compared,
        LocalDate applied,
        LocalDate today,
        Optional<LocalDate> asOf) {

    @Override
    public String toString() {
        return "MappingContext[…]";
    }
}
