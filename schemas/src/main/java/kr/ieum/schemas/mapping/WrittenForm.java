package kr.ieum.schemas.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * What a row says beyond its transform of how values are written back, where the source has several spellings for one value.
 *
 * @param digits to which a number is filled up with zeros in front; 0 for as many as it has
 * @param width to which a padded number is filled up with blanks; 0 for none
 * @param codes the model's code to the source's code, where several of the source lead to it
 * @param yes the word for yes, where the source has several
 * @param no the word for no, where the source has several
 */
record WrittenForm(int digits, int width, Map<String, String> codes, Optional<String> yes, Optional<String> no) {

    /** As the transform alone says. */
    static final WrittenForm PLAIN = new WrittenForm(0, 0, Map.of(), Optional.empty(), Optional.empty());

    private static final int LONGEST = 64;

    WrittenForm {
        codes = Map.copyOf(codes);
    }

    /** What stands under {@code written}. */
    static WrittenForm read(YamlMap row) {
        return row.optionalMap("written")
                .map(written -> {
                    try (written) {
                        return new WrittenForm(
                                length(written, "digits"),
                                length(written, "width"),
                                new HashMap<>(RawTexts.map(written, "codes")),
                                written.optionalText("yes"),
                                written.optionalText("no"));
                    }
                })
                .orElse(PLAIN);
    }

    private static int length(YamlMap written, String key) {
        int length = written.optionalInteger(key).orElse(0);
        if (length < 0 || length > LONGEST) {
            written.fault(key, "M53", "is no length of a number", "write 1 to " + LONGEST);
            return 0;
        }
        return length;
    }

    /** Digits with zeros in front up to the stated number; nothing when there are more. */
    Optional<String> filled(String number) {
        if (digits == 0) {
            return Optional.of(number);
        }
        return number.length() > digits ? Optional.empty() : Optional.of("0".repeat(digits - number.length()) + number);
    }
}
