package kr.ieum.schemas.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.PartialDate;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.Value;

/** Values of a property as they might come, from a seed; some of them no register's notation can say. */
final class SomeValues {

    private static final String SYLLABLES = "가나다라마바사아자차카타파하윤정우김이박최";

    private final Random random;
    private final CodeLists codeLists;

    SomeValues(Random random, CodeLists codeLists) {
        this.random = random;
        this.codeLists = codeLists;
    }

    Value of(Property property) {
        return switch (property.datatype()) {
            case DATE -> new Value.OfDate(date(property.partialDates()));
            case IDENTIFIER -> new Value.OfIdentifier(digits(random.nextBoolean() ? 13 : 1 + random.nextInt(15)));
            case NAME -> new Value.OfName(syllables(2 + random.nextInt(8)));
            case AMOUNT -> new Value.OfAmount(BigDecimal.valueOf(random.nextLong() >> (1 + random.nextInt(62))));
            case CODE -> code(property.codeList().orElseThrow());
            case ADDRESS -> address();
            case INDICATOR -> new Value.OfIndicator(Answer.values()[random.nextInt(Answer.values().length)]);
            case TEXT -> new Value.OfText(text());
        };
    }

    private PartialDate date(boolean mayBePartial) {
        int year = 1 + random.nextInt(2100);
        int month = 1 + random.nextInt(12);
        int known = mayBePartial ? random.nextInt(3) : 2;
        return new PartialDate(year, known == 0 ? 0 : month, known < 2 ? 0 : 1 + random.nextInt(28));
    }

    private String text() {
        return switch (random.nextInt(4)) {
            case 0 -> (1 + random.nextInt(9)) + "/" + (9 + random.nextInt(9));
            case 1 -> Integer.toString(random.nextInt(random.nextBoolean() ? 100 : 2_000_000));
            case 2 -> (1 + random.nextInt(999)) + "." + (1 + random.nextInt(9));
            default -> syllables(1 + random.nextInt(20));
        };
    }

    private Value code(String list) {
        List<CodeList.Code> live = codeLists.find(list).orElseThrow().codes().stream()
                .filter(code -> !code.abolished())
                .toList();
        return new Value.OfCode(live.get(random.nextInt(live.size())).code(), list);
    }

    private Value address() {
        CodeList districts = codeLists.find("legal-district").orElseThrow();
        List<CodeList.Code> live =
                districts.codes().stream().filter(code -> !code.abolished()).toList();
        String code = live.get(random.nextInt(live.size())).code();
        DistrictLevels levels = DistrictLevels.of(code, districts);
        boolean lot = random.nextBoolean();
        String number = (random.nextBoolean() ? "산 " : "") + (1 + random.nextInt(9999)) + part();
        String road = syllables(3) + "로 " + (1 + random.nextInt(300)) + part();
        return new Value.OfAddress(
                levels.province(),
                levels.city(),
                levels.district(),
                lot ? number : road,
                lot
                        ? ""
                        : Optional.of(syllables(2))
                                .filter(any -> random.nextBoolean())
                                .orElse(""),
                code);
    }

    private String part() {
        return random.nextBoolean() ? "" : "-" + (1 + random.nextInt(99));
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private String syllables(int count) {
        List<String> syllables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(SYLLABLES.length());
            syllables.add(SYLLABLES.substring(at, at + 1));
        }
        return String.join("", syllables);
    }
}
