package kr.ieum.schemas.mapping;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a mapping may know beside the record: whose record it is and, for attributes that compare two people, the
 * applicant's record of the same register.
 *
 * @param subjectKey the subject's key in the register
 * @param applicantKey the applicant's key in the register
 * @param applicantRecords the applicant's records with the fields of {@link Mapping#applicantFields}, where needed
 * @param today the day of the request, in the register's time zone
 */
public record MappingContext(
        String subjectKey, String applicantKey, Optional<List<NativeRecord>> applicantRecords, LocalDate today) {

    @Override
    public String toString() {
        return "MappingContext[…]";
    }
}
