package kr.ieum.schemas.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import kr.ieum.schemas.model.PartialDate;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads the parameters of transforms of dates. */
record DateReader(YamlMap map, Property target) {

    /** The transform that yields a date. */
    Optional<DateTransform> whole() {
        String spelling = map.text("pattern");
        Optional<DateTransform.Notation> notation = DateTransform.Notation.of(spelling);
        if (notation.isEmpty()) {
            String all = Arrays.stream(DateTransform.Notation.values())
                    .map(DateTransform.Notation::spelling)
                    .collect(Collectors.joining(", "));
            map.fault("pattern", "M27", "'" + spelling + "' is not in the closed list", "use one of: " + all);
            return Optional.empty();
        }
        if (notation.get() == DateTransform.Notation.EPOCH_MILLIS) {
            return zone().map(zone -> new DateTransform(notation.get(), false, zone, Optional.empty()));
        }
        boolean partial = map.flag("partial");
        if (partial && !target.partialDates()) {
            map.fault("partial", "M26", "but " + target.key() + " takes whole dates only", "drop partial here");
        }
        return Optional.of(new DateTransform(notation.get(), partial, ZoneOffset.UTC, shortYears(notation.get())));
    }

    private Optional<Integer> shortYears(DateTransform.Notation notation) {
        Optional<String> from = map.optionalText("shortYearsFrom");
        if (from.isPresent() && (!from.get().matches("[0-9]{4}") || notation != DateTransform.Notation.COMPACT)) {
            map.fault(
                    "shortYearsFrom",
                    "M27",
                    "is no first year of yyMMdd dates beside yyyyMMdd",
                    "write a year such as \"1995\", and the pattern yyyyMMdd");
            return Optional.empty();
        }
        return from.map(Integer::valueOf);
    }

    /** A point in time is a day only somewhere. */
    private Optional<ZoneId> zone() {
        String name = map.text("zone");
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            map.fault("zone", "M27", "'" + name + "' is no time zone", "write a zone such as Asia/Seoul");
            return Optional.empty();
        }
    }

    /** The notation alone, where something else than a date is made of it. */
    Optional<DateTransform.Notation> notation() {
        String spelling = map.text("pattern");
        Optional<DateTransform.Notation> notation = DateTransform.Notation.of(spelling);
        if (notation.isEmpty()) {
            map.fault("pattern", "M27", "'" + spelling + "' is not in the closed list", "use a pattern of dates");
        }
        return notation;
    }

    /** How a date is said in words. */
    Optional<DatePartTransform.Words> words() {
        Locale language = Locale.of(map.text("language"));
        if (!List.of(Locale.getISOLanguages()).contains(language.getLanguage())) {
            map.fault("language", "M27", "'" + language + "' is no language", "write its two letters, such as ko");
        }
        try {
            DatePartTransform.Words words = new DatePartTransform.Words(
                    DateTimeFormatter.ofPattern(map.text("day"), language),
                    DateTimeFormatter.ofPattern(map.text("month"), language),
                    DateTimeFormatter.ofPattern(map.text("year"), language));
            for (PartialDate each :
                    List.of(new PartialDate(1968, 2, 3), new PartialDate(1968, 2, 0), new PartialDate(1968, 0, 0))) {
                words.of(each);
            }
            return Optional.of(words);
        } catch (IllegalArgumentException | DateTimeException e) {
            map.fault(
                    "day",
                    "M27",
                    "or month or year is no pattern, or shows what such a date leaves open",
                    "write patterns such as d MMMM yyyy, MMMM yyyy and yyyy");
            return Optional.empty();
        }
    }
}
