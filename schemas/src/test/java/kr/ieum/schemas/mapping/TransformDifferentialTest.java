package kr.ieum.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.model.PartialDate;
import kr.ieum.schemas.model.Value;
import org.junit.jupiter.api.Test;

/** What transforms read character by character is what their rules, written as regular expressions, say of any text. */
class TransformDifferentialTest {

    private static final FieldTransform.Place AT = new FieldTransform.Place("row", 3);
    private static final Map<DateTransform.Notation, Pattern> DATES = Map.of(
            DateTransform.Notation.YEAR, Pattern.compile("([0-9]{4})()()"),
            DateTransform.Notation.YEAR_MONTH, Pattern.compile("([0-9]{4})-([0-9]{2})()"),
            DateTransform.Notation.COMPACT, Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})"),
            DateTransform.Notation.DOTTED, Pattern.compile("([0-9]{4})\\.([0-9]{2})\\.([0-9]{2})"),
            DateTransform.Notation.HYPHENATED, Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})"));
    private static final Map<AmountTransform.Notation, Pattern> AMOUNTS = Map.of(
            AmountTransform.Notation.PLAIN, Pattern.compile("-?[0-9]{1,18}"),
            AmountTransform.Notation.PADDED, Pattern.compile("-?[0-9]{1,18} *"),
            AmountTransform.Notation.SIGN_FIRST, Pattern.compile("[+-][0-9]{1,18}"),
            AmountTransform.Notation.GROUPED, Pattern.compile("-?[0-9]{1,3}(,[0-9]{3}){0,5}"));

    @Test
    void datesAreReadAsTheirPatternsSay() {
        Random random = new Random(5);
        DATES.forEach((notation, pattern) -> {
            DateTransform whole = new DateTransform(notation, false, ZoneId.of("Asia/Seoul"), Optional.empty());
            DateTransform partial = new DateTransform(notation, true, ZoneId.of("Asia/Seoul"), Optional.empty());
            for (int i = 0; i < 20_000; i++) {
                String text = altered(date(notation.spelling(), random), random);
                assertThat(whole.apply(text, AT)).as(text).isEqualTo(date(pattern, notation, text, false));
                assertThat(partial.apply(text, AT)).as(text).isEqualTo(date(pattern, notation, text, true));
            }
        });
    }

    private static MappedField date(Pattern pattern, DateTransform.Notation notation, String text, boolean partial) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return AT.malformed(MappingRule.M7, "is no date of the pattern " + notation.spelling());
        }
        try {
            PartialDate date = new PartialDate(part(matcher, 1), part(matcher, 2), part(matcher, 3));
            return date.day() == 0 && !partial
                    ? AT.malformed(MappingRule.M7, "is a partial date, which the row doesn't take")
                    : new MappedField.Present(new Value.OfDate(date));
        } catch (DateTimeException e) {
            return AT.malformed(MappingRule.M7, "is a date that doesn't exist (" + notation.spelling() + ")");
        }
    }

    private static int part(Matcher matcher, int group) {
        return matcher.group(group).isEmpty() ? 0 : Integer.parseInt(matcher.group(group));
    }

    private static String date(String spelling, Random random) {
        return spelling.replace("yyyy", String.format("%04d", random.nextInt(10) == 0 ? 0 : random.nextInt(9_999)))
                .replace("MM", String.format("%02d", random.nextInt(14)))
                .replace("dd", String.format("%02d", random.nextInt(33)));
    }

    @Test
    void amountsAreReadAsTheirPatternsSay() {
        Random random = new Random(6);
        AMOUNTS.forEach((notation, pattern) -> {
            for (BigDecimal won : List.of(BigDecimal.ONE, new BigDecimal(1_000))) {
                AmountTransform transform = new AmountTransform(notation, won);
                for (int i = 0; i < 20_000; i++) {
                    String text = amount(random);
                    MappedField expected = pattern.matcher(text).matches()
                            ? inWon(new BigDecimal(text.strip().replace(",", "")).multiply(won))
                            : AT.malformed(MappingRule.M6, "is no amount in the register's notation");
                    assertThat(transform.apply(text, AT)).as(text).isEqualTo(expected);
                }
            }
        });
    }

    private static MappedField inWon(BigDecimal won) {
        return won.abs().toPlainString().length() <= 18
                ? new MappedField.Present(new Value.OfAmount(won))
                : AT.malformed(MappingRule.M6, "is more than 18 digits of won");
    }

    private static String amount(Random random) {
        StringBuilder text = new StringBuilder(List.of("", "-", "+", "--").get(random.nextInt(4)));
        for (int i = random.nextInt(21); i > 0; i--) {
            text.append(random.nextInt(10));
        }
        if (random.nextInt(3) == 0) {
            for (int i = text.length() - 3; i > 1; i -= 3) {
                text.insert(i, ',');
            }
        }
        text.append(" ".repeat(random.nextInt(3)));
        return random.nextInt(4) == 0 ? altered(text.toString(), random) : text.toString();
    }

    @Test
    void namesIdentifiersAndCleanTextsAreReadAsTheirRulesSay() {
        Random random = new Random(8);
        NameTransform name = new NameTransform();
        IdentifierTransform identifier = new IdentifierTransform(7);
        for (int i = 0; i < 60_000; i++) {
            String text = text(random);
            assertThat(SourceText.isClean(text))
                    .as(text)
                    .isEqualTo(StrictJson.isWellFormed(text)
                            && text.chars()
                                    .noneMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r'));
            assertThat(name.apply(text, AT))
                    .as(text)
                    .isEqualTo(new MappedField.Present(new Value.OfName(Normalizer.normalize(text, Normalizer.Form.NFC)
                            .strip()
                            .replaceAll("\\s+", " "))));
            String digits = altered("123-4567", random);
            assertThat(identifier.apply(digits, AT))
                    .as(digits)
                    .isEqualTo(
                            digits.replace("-", "").matches("[0-9]{7}")
                                    ? new MappedField.Present(new Value.OfIdentifier(digits.replace("-", "")))
                                    : AT.malformed(MappingRule.M3, "is no identifier of 7 digits"));
        }
    }

    private static String text(Random random) {
        String odd = "가힣윤정우ᄀ\u1161\u11A8é e\u0301\u00A0\u0085\u2003\u3000\t\n\u001C\u007F\u0000zA0-\uD83D\uDE00\uFFFD";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(random.nextBoolean() ? '가' : odd.charAt(random.nextInt(odd.length())));
            text.append(random.nextInt(6) == 0 ? " " : "");
        }
        return text.toString();
    }

    @Test
    void timesAreReadAsTheFormatterReadsThem() {
        Random random = new Random(9);
        for (String spelling : List.of(
                "yyyyMMddHHmmss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyyMMddHHmm", "dd.MM.yyyy HH:mm:ss")) {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(spelling.replace("yyyy", "uuuu"))
                    .withResolverStyle(ResolverStyle.STRICT);
            TimePattern pattern = TimePattern.of(spelling);
            for (int i = 0; i < 10_000; i++) {
                String text = date(spelling, random)
                        .replace("'", "")
                        .replace("HH", String.format("%02d", random.nextInt(26)))
                        .replace("mm", String.format("%02d", random.nextInt(62)))
                        .replace("ss", String.format("%02d", random.nextInt(62)));
                String altered = altered(text, random);
                assertThat(pattern.read(altered)).as(altered).isEqualTo(parsed(altered, formatter));
            }
        }
    }

    private static Optional<LocalDateTime> parsed(String text, DateTimeFormatter formatter) {
        try {
            return Optional.of(LocalDateTime.parse(text, formatter));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Half of the texts as they are; of the others a character more, less or changed. */
    private static String altered(String text, Random random) {
        if (random.nextBoolean() || text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        char odd = " -+.,0９９é년\n".charAt(random.nextInt(11));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + odd + text.substring(at);
            default -> text.substring(0, at) + odd + text.substring(at + 1);
        };
    }
}
