package kr.ieum.gateway.web;

import java.time.LocalDate;
import java.util.Locale;
import kr.ieum.gateway.agreement.Hindrance;
import org.springframework.stereotype.Component;

/** Says why a step in the life of an agreement isn't taken, and what to do instead. */
@Component
public final class HindranceText {

    private final PageWords pageWords;

    HindranceText(PageWords pageWords) {
        this.pageWords = pageWords;
    }

    /**
     * The sentences.
     *
     * @param earliest the first day on which the step can take effect
     */
    public String of(Hindrance why, LocalDate earliest, Locale locale) {
        return of(why, earliest, pageWords.in(locale));
    }

    static String of(Hindrance why, LocalDate earliest, Words words) {
        return words.say("hindrance." + Words.kebab(why), words.date(earliest));
    }
}
