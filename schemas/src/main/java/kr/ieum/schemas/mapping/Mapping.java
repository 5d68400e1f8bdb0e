package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.AttributeKey;

/**
 * The compiled mapping of one register: the reviewed file as an immutable plan that can produce any subset of its
 * attributes (design §5). Thread-safe.
 */
public interface Mapping {

    /** Whose number a register is asked by for an attribute. */
    enum KeyedBy {
        SUBJECT,
        /** The applicant's record is read to learn something about the subject, such as their relation. */
        APPLICANT,
        /** The record of the deceased is read to learn something about the subject, such as an heir's relation. */
        DECEASED
    }

    /** The mapping's id, the file name without its ending. */
    String id();

    /** Whether its file says that fields are still to be decided: it can be tried out, and no register is opened with it. */
    default boolean isDraft() {
        return false;
    }

    /** The attributes it can produce. */
    Set<AttributeKey> attributes();

    /** All source fields of the register's records, mapped or deliberately not. */
    Set<String> allSourceFields();

    /** What is taken of the records and what is left out, with reasons, for those who review it. */
    Coverage coverage();

    /** The source fields needed for these attributes, and no others. */
    Set<String> sourceFields(Set<AttributeKey> attributes);

    /** Whether it can tell this attribute as of a day in the past. */
    default boolean keepsHistory(AttributeKey attribute) {
        return false;
    }

    /** The source fields needed for these attributes as of a day in the past, the dates of validity included. */
    default Set<String> sourceFieldsAsOf(Set<AttributeKey> attributes) {
        return sourceFields(attributes);
    }

    /** The fields of a second record that these attributes compare with; empty for most. */
    Set<String> comparedFields(Set<AttributeKey> attributes);

    /** Whose record that second one is; the subject's own where the register is asked by another's number. */
    KeyedBy comparedWith(AttributeKey attribute);

    /** Whose number the register is asked by for this attribute. */
    KeyedBy keyedBy(AttributeKey attribute);

    /**
     * Whether it looks for the applicant among the people of a record: then the applicant's former keys are needed, without
     * which nothing but yes can be said.
     */
    default boolean seeksApplicant(AttributeKey attribute) {
        return false;
    }

    /**
     * What it means that the register holds no record of a subject: that there is none, where the register is complete, or else
     * that it doesn't know.
     */
    default MappedField notHeld(AttributeKey attribute) {
        return new MappedField.Unknown();
    }

    /** Whether an attribute says something of all records of a subject together, such as a total. */
    default boolean isOfWholeSubject(AttributeKey attribute) {
        return false;
    }

    /**
     * The source fields that tell the register's records apart where it may give the same one to two keys of a subject; none
     * where a record is found by one key only.
     */
    default Set<String> identity() {
        return Set.of();
    }

    /** The rows that can't be written back, with the reason; those who review the mapping read them. */
    default List<OneWayRow> oneWayRows() {
        return List.of();
    }

    /** The mapping read backwards, where its file says that it is used so. */
    default Optional<WayOut> wayOut() {
        return Optional.empty();
    }

    /** Decodes the register's payloads. */
    RecordDecoder decoder();

    /** How to cut a delivered file, for registers that deliver files. */
    Optional<FileLayout> fileLayout();

    /** How a file of the register's records is read, record after record. */
    default RecordFile recordFile() {
        return new AnswerFile(decoder());
    }

    /**
     * Maps one subject's records to the wanted attributes. Never throws on bad source text: the field becomes
     * {@link MappedField.Malformed}. No entry at all when there are no records, or none that counts.
     */
    List<MappedEntry> map(List<NativeRecord> records, Set<AttributeKey> wanted, MappingContext context);
}
