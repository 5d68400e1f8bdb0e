package kr.ieum.gateway.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.cases.CaseSubject;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.PartialDate;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.yaml.Localized;
import org.springframework.context.MessageSource;

/** Everything that is said on a page, in one language. */
final class Words {

    private final MessageSource messages;
    private final Vocabulary vocabulary;
    private final Grounds grounds;
    private final ZoneId zone;
    private final Locale locale;
    private final DateTimeFormatter days;
    private final DateTimeFormatter months;
    private final DateTimeFormatter seconds;

    Words(MessageSource messages, Vocabulary vocabulary, Grounds grounds, ZoneId zone, Locale locale) {
        this.messages = messages;
        this.vocabulary = vocabulary;
        this.grounds = grounds;
        this.zone = zone;
        this.locale = locale;
        this.days = DateTimeFormatter.ofPattern(korean() ? "yyyy. M. d." : "d MMM yyyy", locale);
        this.months = DateTimeFormatter.ofPattern(korean() ? "yyyy년 M월" : "MMM yyyy", locale);
        this.seconds = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Grounds grounds() {
        return grounds;
    }

    /** A text of the message files; a missing key is a bug and shown as the key. */
    String say(String key, Object... parts) {
        String text = messages.getMessage(key, parts, key, locale);
        return text == null ? key : text;
    }

    String in(Localized text) {
        return text.in(locale);
    }

    String attribute(AttributeKey key) {
        return vocabulary.property(key).map(Property::name).map(this::in).orElse(key.text());
    }

    String code(String list, String code) {
        return vocabulary.code(list, code).map(this::in).orElse(code);
    }

    String register(String register) {
        return vocabulary.register(register).map(words -> in(words.name())).orElse(register);
    }

    String agency(String code) {
        return vocabulary.agency(code).map(this::in).orElse(code);
    }

    /** A role that officials have. */
    String role(String id) {
        return vocabulary.role(id).map(this::in).orElse(id);
    }

    String relation(Relation relation) {
        return say("relation." + kebab(relation));
    }

    /** What a subject is called: a person's name, a parcel's lot. */
    String subject(CaseSubject subject) {
        return subject.key().is(SubjectKey.PARCEL) ? lot(subject.key().text()) : subject.name();
    }

    /** {@code 서울특별시 종로구 평창동 47-3}, with 산 or, as romanised addresses have it, San before the lot of a mountain. */
    private String lot(String parcel) {
        String sub = parcel.substring(15).replaceFirst("^0+", "");
        String number = parcel.substring(11, 15).replaceFirst("^0+(?=.)", "") + (sub.isEmpty() ? "" : "-" + sub);
        return code("legal-district", parcel.substring(0, 10))
                + " "
                + (parcel.charAt(10) == '2' ? say("parcel.mountain", number) : number);
    }

    /** {@code 2026. 9. 28.} or {@code 28 Sep 2026}. */
    String date(LocalDate date) {
        return days.format(date);
    }

    /** A date of which only year or month may be known. */
    String date(PartialDate date) {
        if (date.month() == 0) {
            return korean() ? date.year() + "년" : Integer.toString(date.year());
        }
        LocalDate day = LocalDate.of(date.year(), date.month(), Math.max(1, date.day()));
        if (date.day() == 0) {
            return months.format(day);
        }
        return date(day);
    }

    /** Date and minute of a time in the case system, which knows no zone. */
    String minute(LocalDateTime time) {
        return date(time.toLocalDate()) + " "
                + DateTimeFormatter.ofPattern("HH:mm").format(time);
    }

    String day(Instant instant) {
        return date(LocalDate.ofInstant(instant, zone));
    }

    /** {@code 14:03:22}. */
    String second(Instant instant) {
        return seconds.format(instant);
    }

    /** Day and minute, for what was planned. */
    String plan(Instant instant) {
        return minute(LocalDateTime.ofInstant(instant, zone));
    }

    /** Day and second. */
    String moment(Instant instant) {
        return day(instant) + " " + second(instant);
    }

    /** Seconds with one decimal. */
    String seconds(Duration duration) {
        return say("seconds", String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0));
    }

    /** Hours and minutes, such as {@code 1시간 30분}. */
    String span(Duration duration) {
        return Stream.of(say("span.hours", duration.toHours()), say("span.minutes", duration.toMinutesPart()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    final boolean korean() {
        return locale.getLanguage().equals("ko");
    }

    Locale locale() {
        return locale;
    }

    /** The spelling of an enum constant in messages, style classes and API: {@code known-empty}. */
    static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
