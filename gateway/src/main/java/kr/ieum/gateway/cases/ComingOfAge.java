package kr.ieum.gateway.cases;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.SubjectKey;

/**
 * Whether a subject of a case is of age, nineteen (Civil Act art. 4), as the resident number tells that the case names. Nothing is asked
 * of a register for it; a number that tells no day of birth leaves the fact missing, which closes what depends on it.
 */
public final class ComingOfAge {

    private static final int YEARS = 19;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{13}");

    private ComingOfAge() {}

    /** Whether the subject of that key is of age on that day. */
    public static Fact<Answer> of(SubjectKey key, LocalDate day) {
        return key.is(SubjectKey.PERSON)
                ? birth(key.text())
                        .<Fact<Answer>>map(born -> new Fact.Known<>(
                                born.plusYears(YEARS).isAfter(day) ? Answer.NO : Answer.YES, "case-system:number"))
                        .orElseGet(() -> new Fact.Missing<>("number-tells-no-birth"))
                : new Fact.Missing<>("no-person");
    }

    private static Optional<LocalDate> birth(String number) {
        if (!NUMBER.matcher(number).matches()) {
            return Optional.empty();
        }
        int century = switch (number.charAt(6)) {
            case '9', '0' -> 1800;
            case '1', '2', '5', '6' -> 1900;
            default -> 2000;
        };
        try {
            return Optional.of(LocalDate.of(
                    century + Integer.parseInt(number.substring(0, 2)),
                    Integer.parseInt(number.substring(2, 4)),
                    Integer.parseInt(number.substring(4, 6))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
