package kr.ieum.schemas.mapping;

/**
 * The numbered rules of mappings: M1 to M10 about a field, M11 to M20 about a payload, M21 to M33 about the mapping file, M34 on about
 * a record among others, M37 on about files of many records, M50 to
 * M59 about rows read backwards and records on their way out.
 */
enum MappingRule {
    /** A source field that the register must send is missing. */
    M1,
    /** A text isn't well-formed Unicode or holds a control character. */
    M2,
    /** An identifier hasn't the shape of its scheme. */
    M3,
    /** A code is not in the register's list. */
    M4,
    /** A code was abolished and has no successor. */
    M5,
    /** An amount is not a whole number of won. */
    M6,
    /** A date doesn't exist or hasn't the register's pattern. */
    M7,
    /** An address doesn't lie in its legal district. */
    M8,
    /** An indicator is neither of its two words. */
    M9,
    /** A share is nothing, more than the whole, or no fraction. */
    M10,

    /** Bytes are not in the register's charset. */
    M11,
    /** The payload breaks the syntax of its format, or one of its limits. */
    M12,
    /** XML declares a document type or uses an entity of its own. */
    M13,
    /** The outcome is missing or none of those agreed. */
    M14,
    /** The outcome says found, but the record isn't there, or there are not as many as the register says. */
    M15,
    /** The time of the answer is not in its pattern. */
    M16,
    /** A line has another length. */
    M17,
    /** A line is of an unknown type. */
    M18,
    /** A field or record that stands once stands twice. */
    M19,

    /** Format, id or a word of the head of the file is wrong. */
    M21,
    /** A source field is neither mapped nor listed as deliberately not mapped. */
    M22,
    /** A source field is both mapped and listed as not mapped. */
    M23,
    /** A row or reason names a source field that the record hasn't. */
    M24,
    /** A target is not in the reference model. */
    M25,
    /** A transform yields another datatype, or partial dates that the target doesn't take. */
    M26,
    /** A parameter of a transform is missing or wrong. */
    M27,
    /** A code map isn't total over its live list, or names a code that isn't live. */
    M28,
    /** A row has no example. */
    M29,
    /** An example doesn't come out as written. */
    M30,
    /** A default stands where the value decides on somebody's rights. */
    M31,
    /** Two rows with one id, or one target in the same entry. */
    M32,
    /** Columns overlap, leave a gap or exceed the line. */
    M33,

    /** A record of one view has no counterpart in the views where the register must have one. */
    M34,
    /** A column of a comma-separated file stands twice or isn't there. */
    M35,
    /** What the file says of days in the past names no row, one twice, or contradicts itself. */
    M36,

    /** A record or line is larger than one may be. */
    M37,
    /** A line belongs to no record, or the lines of a record aren't those that it must have. */
    M38,
    /** A line says another length than it has. */
    M39,
    /** A byte order mark or XML declaration says another charset than the mapping. */
    M40,

    /** A row that isn't one-way can't be read backwards. */
    M50,
    /** What a row yields, written back and read again, is something else. */
    M51,
    /** A way out leaves open a field that its format demands. */
    M52,
    /** What a row or a way out says of writing is wrong. */
    M53,
    /** A value that the format's notation can't say. */
    M54,
    /** A text that doesn't fit its column. */
    M55,
    /** A character that the format's charset hasn't. */
    M56,
    /** A state that no text of the format says, or an attribute of which the record says nothing. */
    M57,
    /** Two rows write different texts into one field, or what is written would be read as something else. */
    M58,
    /** A record of a type that the format hasn't. */
    M59,
    /** A message on its way out says what no record of the format can hold. */
    M60
}
