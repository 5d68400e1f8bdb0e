package kr.ieum.schemas.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import kr.ieum.schemas.yaml.Localized;

/**
 * What a rule of mappings says, and what to do about a record that breaks it, in both languages. A problem itself adds where, and what
 * exactly was found.
 *
 * @param says the rule as a sentence about what is wrong
 * @param remedy what a registrar does next
 */
record RuleText(Localized says, Localized remedy) {

    private static final ResourceBundle KO = bundle("rules_ko.properties");
    private static final ResourceBundle EN = bundle("rules_en.properties");

    /** The text of a rule that a record can break; nothing of the others. */
    static Optional<RuleText> of(String rule) {
        if (!KO.containsKey(rule)) {
            return Optional.empty();
        }
        String remedy = rule + ".remedy";
        return Optional.of(new RuleText(
                new Localized(KO.getString(rule), EN.getString(rule)),
                new Localized(KO.getString(remedy), EN.getString(remedy))));
    }

    private static ResourceBundle bundle(String name) {
        try (InputStream in = Objects.requireNonNull(RuleText.class.getResourceAsStream(name));
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return new PropertyResourceBundle(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
