package kr.ieum.adapters;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** What kinds of parameter a template may have: a closed list, each with its syntax. */
public enum ParameterType {
    /** The path of a resource; no query, no fragment, no dot segments. */
    PATH("an absolute path without query, such as /resident/v1/inquiry", "(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+"),
    /** A folder on the register's server. */
    DIRECTORY(
            "a folder, such as /outgoing",
            "/|/?(?!\\.{1,2}(/|$))[^/\\\\\\p{Cntrl}]+(/(?!\\.{1,2}(/|$))[^/\\\\\\p{Cntrl}]+)*"),
    /** A file name of one path segment with one date. */
    FILE_NAME(
            "a file name of one path segment with one {yyyyMMdd}, such as INCOME_{yyyyMMdd}.dat",
            "[^/\\\\{}\\p{Cntrl}]{0,120}\\{yyyyMMdd\\}[^/\\\\{}\\p{Cntrl}]{0,120}"),
    /** A member of a JSON object. */
    JSON_NAME("the name of a JSON member, such as rrn", "[\\p{L}_$][\\p{L}\\p{N}_$.-]{0,127}"),
    /** A queue of a message broker. */
    QUEUE("the name of a queue, such as EI.PIBO.REQ", "[A-Za-z0-9][A-Za-z0-9._-]{0,127}"),
    /** A key of a text of KEY=value pairs. */
    TEXT_KEY("a key of capitals, digits and underscores, such as PIBO_JUMIN", "[A-Z][A-Z0-9_]{0,63}"),
    /** An element's name without prefix. */
    XML_NAME("the name of an XML element without prefix, such as 주민등록번호", "[\\p{L}_][\\p{L}\\p{N}_.-]{0,127}"),
    /** Elements with fixed content. */
    FIXED_ELEMENTS(
            "elements with fixed content separated by ';', such as 증명서구분=일반",
            "[\\p{L}_][\\p{L}\\p{N}_.-]{0,127}=[^;=<>&\\p{Cntrl}]*(;\\s*[\\p{L}_][\\p{L}\\p{N}_.-]{0,127}=[^;=<>&\\p{Cntrl}]*)*"),
    /** A source field of the mapping. */
    SOURCE_FIELD("the path of a source field as the mapping names it", "[^\\p{Cntrl}]{1,256}"),
    /** How a register writes a key of which it shows a part. */
    ECHO_FORM(
            "a form in which # is a character of the key, * a hidden one and - stands for itself, such as"
                    + " ######-#******",
            "(?=.*#)[#*-]{1,64}"),
    /** An XML namespace or SOAP action. */
    IDENTIFIER_URI(
            "a URI without blanks or quotes, such as urn:scourt:family:1", "[\\x21-\\x7E&&[^\"<>\\\\^`{|}]]{1,256}"),
    /** The name of an HTTP header that is free for use. */
    HEADER_NAME("a header name of its own, such as X-Request-Id", "[Xx]-[A-Za-z0-9-]{1,60}"),
    /** An HTTP status that stands for a stated meaning. */
    STATUS("an HTTP status from 400 to 499, such as 404", "4\\d\\d"),
    /** A charset by its IANA name. */
    CHARSET("a charset such as UTF-8 or EUC-KR", "[A-Za-z][A-Za-z0-9._-]{1,40}"),
    /** A number of bytes. */
    SIZE("a number of bytes with KiB, MiB or GiB, such as 1MiB", "[1-9]\\d{0,3}(KiB|MiB|GiB)"),
    /** An ISO 8601 duration. */
    DURATION("an ISO 8601 duration of more than 0 and at most 24 hours, such as PT2S", "P[0-9DTHMS.]+"),
    /** A daily span of time. */
    HOURS("a daily span such as 00:00-06:00", "([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d"),
    /** A time zone. */
    ZONE("a time zone such as Asia/Seoul", "[A-Za-z][A-Za-z0-9/_+-]{1,40}"),
    /** A name in SQL that needs no escape even when it is quoted. */
    SQL_NAME("a name of letters, digits and _, such as property", Sql.NAME),
    /** Types of records with the view and column that each is found by. */
    RECORD_TYPES(
            "record types separated by ';', such as land: V_OWNER.NO -> V_OWNER.THING = V_LAND.PNU",
            Sql.TYPE + "(\\s*;\\s*" + Sql.TYPE + ")*"),
    /** Columns that tell the rows of views apart. */
    IDENTITIES(
            "views with columns separated by ';', such as V_LAND: PNU; V_OWNER: THING, NO",
            Sql.IDENTITY + "(\\s*;\\s*" + Sql.IDENTITY + ")*"),
    /** A small number of things. */
    COUNT("a whole number from 1 to 9999", "[1-9]\\d{0,3}"),
    /** A whole percentage. */
    PERCENT("a whole number from 0 to 100", "0|[1-9]\\d?|100");

    private static final class Sql {
        static final String NAME = "[A-Za-z_][A-Za-z0-9_]{0,62}";
        private static final String COLUMN = NAME + "\\." + NAME;
        static final String TYPE =
                "[a-z][a-z-]{0,30}:\\s*" + COLUMN + "(\\s*->\\s*" + COLUMN + "\\s*=\\s*" + COLUMN + ")?";
        static final String IDENTITY = NAME + ":\\s*" + NAME + "(\\s*,\\s*" + NAME + ")*";

        private Sql() {}
    }

    private static final Duration LONGEST = Duration.ofHours(24);

    private final String shape;
    private final Pattern syntax;

    ParameterType(String shape, String syntax) {
        this.shape = shape;
        this.syntax = Pattern.compile(syntax);
    }

    /** What a value looks like, for the message of a fault. */
    public String shape() {
        return shape;
    }

    /** Whether the text is a value of this type. */
    public boolean accepts(String text) {
        return syntax.matcher(text).matches()
                && switch (this) {
                    case DURATION -> isDuration(text);
                    case ZONE -> isZone(text);
                    case CHARSET -> Charset.isSupported(text);
                    case HOURS -> !text.substring(0, 5).equals(text.substring(6));
                    default -> true;
                };
    }

    private static boolean isDuration(String text) {
        try {
            Duration duration = Duration.parse(text);
            return duration.isPositive() && duration.compareTo(LONGEST) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isZone(String text) {
        try {
            ZoneId.of(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
