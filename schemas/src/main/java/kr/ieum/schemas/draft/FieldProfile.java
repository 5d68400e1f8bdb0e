package kr.ieum.schemas.draft;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a field's texts tell: how they are written, and which of them stand for no value.
 *
 * @param nulls texts that stand for no value, in the order in which they were seen
 * @param seen how many texts there were
 */
record FieldProfile(Notation notation, List<String> nulls, int seen) {

    private static final Set<String> TOKENS =
            Set.of("", "-", "--", ".", "?", "null", "NULL", "N/A", "n/a", "NA", "NaN", "없음", "미상", "해당없음", "해당 없음");
    private static final Pattern ZERO_DATE = Pattern.compile("0000[-.]?00[-.]?00|00000000|99999999");
    private static final Map<String, Pattern> DATES = dates();
    private static final Pattern ADDRESS =
            Pattern.compile(".*(특별시|광역시|특별자치|[가-힣]도 |[가-힣]시 |[가-힣]군 |[가-힣]구 ).*([가-힣0-9]+(로|길|동|읍|면|리)).*");
    private static final Pattern RESIDENT_NUMBER =
            Pattern.compile("[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])-?[0-9]{7}");
    private static final int MOST_CODES = 24;
    /** How many texts of a column of dates there are for each that is none. */
    private static final int FEWEST_FOR_EACH = 10;

    private static final int LONGEST_CODE = 12;
    private static final int LONGEST_CODE_OF_FEW = 4;

    FieldProfile {
        nulls = List.copyOf(nulls);
    }

    private static Map<String, Pattern> dates() {
        Map<String, Pattern> dates = new LinkedHashMap<>();
        dates.put("yyyyMMdd", Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})"));
        dates.put("yyyy-MM-dd", Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})"));
        dates.put("yyyy.MM.dd", Pattern.compile("([0-9]{4})\\.([0-9]{2})\\.([0-9]{2})"));
        dates.put("yyyy-MM", Pattern.compile("([0-9]{4})-([0-9]{2})"));
        dates.put("yyyy년 MM월 dd일", Pattern.compile("([0-9]{4})년(?: ([0-9]{1,2})월(?: ([0-9]{1,2})일(?: .*)?)?)?"));
        return dates;
    }

    static FieldProfile of(SampleField field, NameWords name) {
        // zeros for a date are none, whether the name or the other texts say that it is one
        FieldProfile withoutZeros = of(field, name, true);
        return withoutZeros.notation() instanceof Notation.OfDate || name.sure("일자") > 0.5
                ? withoutZeros
                : of(field, name, false);
    }

    private static FieldProfile of(SampleField field, NameWords name, boolean zerosAreNone) {
        List<String> nulls = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int place = 0;
        for (String text : field.texts()) {
            place++;
            boolean none = TOKENS.contains(text.strip())
                    || (zerosAreNone && ZERO_DATE.matcher(text).matches());
            if (!none) {
                texts.add(text);
                places.add(place);
            } else if (!nulls.contains(text)) {
                nulls.add(text);
            }
        }
        Notation notation = notation(texts, name, field.isUnnamed());
        if (notation instanceof Notation.OfDate(String pattern, boolean partial, List<Integer> odd)) {
            // the places are told as the sample counts them, empty texts included
            List<Integer> inSample = odd.stream().map(at -> places.get(at - 1)).toList();
            notation = new Notation.OfDate(pattern, partial, inSample);
        }
        return new FieldProfile(notation, nulls, field.texts().size());
    }

    private static Notation notation(List<String> texts, NameWords name, boolean unnamed) {
        if (texts.isEmpty()) {
            return new Notation.Unseen();
        }
        List<String> distinct = texts.stream().distinct().toList();
        return date(texts, name)
                .or(() -> indicator(distinct, name))
                .or(() -> code(texts, distinct, name))
                .or(() -> amount(texts, name))
                .or(() -> share(texts))
                .or(() -> identifier(texts))
                .or(() -> words(texts, name, unnamed))
                .orElseGet(Notation.OfText::new);
    }

    private static Optional<Notation> date(List<String> texts, NameWords name) {
        for (Map.Entry<String, Pattern> pattern : DATES.entrySet()) {
            Optional<Notation> date = date(texts, pattern.getKey(), pattern.getValue());
            if (date.isPresent()) {
                return date;
            }
        }
        if (name.sure("연도") + name.sure("연식") > 0.5 && all(texts, "(1[89]|20)[0-9]{2}")) {
            return Optional.of(new Notation.OfDate("yyyy", true));
        }
        if (name.sure("일자") + name.sure("일시") > 0.5
                && all(texts, "-?[0-9]{12,13}")
                && texts.stream().allMatch(FieldProfile::isRecent)) {
            return Optional.of(new Notation.OfDate("epoch-millis", false));
        }
        return Optional.empty();
    }

    /** How a text stands to a pattern of dates. */
    private enum Fit {
        WHOLE,
        PARTIAL,
        NONE
    }

    /** Dates of the pattern, but for a few texts that are none: a day that never was doesn't make a column of days a column of numbers. */
    private static Optional<Notation> date(List<String> texts, String name, Pattern pattern) {
        boolean partial = false;
        List<Integer> exceptions = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Fit fit = fit(texts.get(i), pattern);
            partial |= fit == Fit.PARTIAL;
            if (fit == Fit.NONE) {
                exceptions.add(i + 1);
                if (exceptions.size() * FEWEST_FOR_EACH > texts.size()) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Notation.OfDate(name, partial, exceptions));
    }

    private static Fit fit(String text, Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Fit.NONE;
        }
        int month = part(matcher, 2);
        int day = part(matcher, 3);
        try {
            YearMonth of = YearMonth.of(part(matcher, 1), Math.max(month, 1));
            if (day > of.lengthOfMonth() || of.getYear() < 1800 || (of.getYear() > 2100 && of.getYear() != 9999)) {
                return Fit.NONE;
            }
        } catch (DateTimeException e) {
            return Fit.NONE;
        }
        return month == 0 || (day == 0 && matcher.groupCount() > 2) ? Fit.PARTIAL : Fit.WHOLE;
    }

    private static int part(Matcher matcher, int group) {
        return group > matcher.groupCount() || matcher.group(group) == null
                ? 0
                : Integer.parseInt(matcher.group(group));
    }

    private static boolean isRecent(String millis) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(Long.parseLong(millis)), ZoneOffset.UTC);
        return day.getYear() >= 1980 && day.getYear() <= 2060;
    }

    private static Optional<Notation> indicator(List<String> distinct, NameWords name) {
        Optional<Notation.OfIndicator> pair = Notation.pair(distinct);
        boolean digits = distinct.stream().allMatch(text -> text.matches("[01]"));
        return pair.filter(found -> name.sure("여부") > 0.5
                        || (!digits && (found.bothSeen() || distinct.getFirst().matches("[YN]"))))
                .map(found -> found);
    }

    /**
     * A value set is shown only where it can't be anybody's own: the name calls it a code and every value comes again, or every value is
     * as short as codes alone are.
     */
    private static Optional<Notation> code(List<String> texts, List<String> distinct, NameWords name) {
        boolean named = name.sure("코드") + name.sure("구분") + name.sure("상태") + name.sure("성별") > 0.5
                && name.sure("일자") < 0.5
                && name.sure("금액") < 0.5;
        boolean few =
                distinct.size() <= MOST_CODES && distinct.stream().allMatch(text -> text.length() <= LONGEST_CODE);
        boolean again = texts.size() >= 4 * distinct.size();
        boolean tiny = texts.size() <= 50 && distinct.stream().allMatch(text -> text.length() <= LONGEST_CODE_OF_FEW);
        if (few && named && (again || tiny)) {
            return Optional.of(new Notation.OfCode(distinct.stream().sorted().toList()));
        }
        boolean tokens = distinct.stream().allMatch(text -> text.matches("[A-Z0-9]{1,3}"));
        if (few && again && tokens && texts.size() >= 20) {
            return Optional.of(new Notation.OfCode(distinct.stream().sorted().toList()));
        }
        return named && distinct.stream().allMatch(text -> text.length() <= LONGEST_CODE)
                ? Optional.of(new Notation.OfCode(List.of()))
                : Optional.empty();
    }

    private static Optional<Notation> amount(List<String> texts, NameWords name) {
        boolean named = name.sure("금액")
                        + name.sure("보수")
                        + name.sure("가격")
                        + name.sure("보험료")
                        + name.sure("잔액")
                        + name.sure("일액")
                > 0.5;
        if (all(texts, "[+-][0-9]{1,18}") && texts.stream().anyMatch(text -> text.length() > 2)) {
            return Optional.of(new Notation.OfAmount("sign-first", named));
        }
        if (all(texts, "-?[0-9]{1,3}(,[0-9]{3}){0,5}") && texts.stream().anyMatch(text -> text.contains(","))) {
            return Optional.of(new Notation.OfAmount("grouped", named));
        }
        if (named && all(texts, "-?[0-9]{1,18}")) {
            return Optional.of(new Notation.OfAmount("plain", true));
        }
        return named && all(texts, "-?[0-9]{1,18} *")
                ? Optional.of(new Notation.OfAmount("padded", true))
                : Optional.empty();
    }

    private static Optional<Notation> share(List<String> texts) {
        return all(texts, "[0-9]{1,9}/[0-9]{1,9}") ? Optional.of(new Notation.OfShare()) : Optional.empty();
    }

    private static Optional<Notation> identifier(List<String> texts) {
        if (!all(texts, "[0-9][0-9-]{3,63}")) {
            return Optional.empty();
        }
        List<Integer> lengths = texts.stream()
                .map(text -> text.replace("-", "").length())
                .distinct()
                .toList();
        boolean person =
                texts.stream().allMatch(text -> RESIDENT_NUMBER.matcher(text).matches());
        return lengths.size() == 1
                ? Optional.of(new Notation.OfIdentifier(lengths.getFirst(), person))
                : Optional.empty();
    }

    private static Optional<Notation> words(List<String> texts, NameWords name, boolean unnamed) {
        long addresses =
                texts.stream().filter(text -> ADDRESS.matcher(text).matches()).count();
        if (addresses * 2 > texts.size() || (name.sure("주소") > 0.5 && name.sure("도로명") + name.sure("상세") < 0.5)) {
            return Optional.of(new Notation.OfAddress());
        }
        boolean named = name.sure("성명") > 0.5;
        long shaped = texts.stream().filter(text -> text.matches("[가-힣]{2,5}")).count();
        boolean likeNames =
                shaped >= 0.8 * texts.size() && texts.stream().distinct().count() * 2 > texts.size();
        return named || (likeNames && (unnamed || name.sure("이름") > 0.5))
                ? Optional.of(new Notation.OfName())
                : Optional.empty();
    }

    private static boolean all(List<String> texts, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return texts.stream().allMatch(text -> compiled.matcher(text).matches());
    }
}
