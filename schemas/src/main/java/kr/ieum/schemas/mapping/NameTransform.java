package kr.ieum.schemas.mapping;

import java.text.Normalizer;
import java.util.Optional;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/** A personal name: composed Unicode (a Mac sends Hangul in pieces), outer blanks off, inner blanks single. */
record NameTransform() implements FieldTransform {

    private static final char FIRST_COMBINING = 0x300;
    private static final char FIRST_SYLLABLE = 0xAC00;
    private static final char LAST_SYLLABLE = 0xD7A3;

    @Override
    public Datatype yields() {
        return Datatype.NAME;
    }

    @Override
    public MappedField apply(String text, Place at) {
        if (isComposedAndTrim(text)) {
            return new MappedField.Present(new Value.OfName(text));
        }
        String name = Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
        return new MappedField.Present(new Value.OfName(name));
    }

    @Override
    public Optional<String> write(Value value, WrittenForm form) {
        return value instanceof Value.OfName(String text) ? Optional.of(text) : Optional.empty();
    }

    /** Whether it is as it should be at a glance: syllables of Hangul and characters that nothing composes with, single blanks between. */
    private static boolean isComposedAndTrim(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                if (blank) {
                    return false;
                }
                blank = true;
            } else if (c > ' ' && (c < FIRST_COMBINING || (c >= FIRST_SYLLABLE && c <= LAST_SYLLABLE))) {
                blank = false;
            } else {
                return false;
            }
        }
        return !blank;
    }
}
