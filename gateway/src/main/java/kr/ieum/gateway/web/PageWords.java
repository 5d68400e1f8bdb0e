package kr.ieum.gateway.web;

import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Where pages and answers get their words from. */
public final class PageWords {

    private final MessageSource messages;
    private final Vocabulary vocabulary;
    private final Grounds grounds;
    private final ZoneId zone;

    PageWords(MessageSource messages, Vocabulary vocabulary, Grounds grounds, ZoneId zone) {
        this.messages = messages;
        this.vocabulary = vocabulary;
        this.grounds = grounds;
        this.zone = zone;
    }

    Words in(Locale locale) {
        return new Words(messages, vocabulary, grounds, zone, locale);
    }
}
