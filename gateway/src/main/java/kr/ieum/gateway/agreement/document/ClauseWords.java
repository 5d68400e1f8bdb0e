package kr.ieum.gateway.agreement.document;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.YamlMap;

/** Single words of an agreement's reference text, for lists and tables outside the clause text. */
public final class ClauseWords {

    private final ClauseTemplate template;

    private ClauseWords(ClauseTemplate template) {
        this.template = template;
    }

    /** The words of an agreement's reference text; nothing when that text isn't here. */
    public static Optional<ClauseWords> of(Agreement agreement) {
        return ClauseTemplate.find(agreement.template()).map(ClauseWords::new);
    }

    /** A form as the clause text names it. */
    public Localized form(Form form) {
        Localized words = template.word("form." + form.name());
        return form.parameter()
                .map(n -> new Localized(
                        words.ko().replace("{n}", grouped(n)), words.en().replace("{n}", grouped(n))))
                .orElse(words);
    }

    /** A relation between subject and case. */
    public Localized relation(Relation relation) {
        return template.word("relation." + YamlMap.spelling(relation));
    }

    private static String grouped(Number number) {
        return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(new BigDecimal(number.toString()));
    }
}
