package kr.ieum.gateway.web;

import java.util.Locale;
import java.util.Optional;
import kr.ieum.gateway.identity.Official;

/** What is wrong with a case that can't be read, in words for a program; told to the case's own officials alone. */
public final class MalformedCases {

    /**
     * What is wrong with one.
     *
     * @param wrong what is wrong and where, and what was kept
     * @param remedy what to do in the case system
     */
    public record Told(String wrong, String remedy) {}

    private final AssignedCases cases;
    private final PageWords words;

    MalformedCases(AssignedCases cases, PageWords words) {
        this.cases = cases;
        this.words = words;
    }

    /** What is wrong with that case of the official's; empty where it is another's, is none or can be read. */
    public Optional<Told> find(Official official, String number, Locale locale) {
        if (!(cases.byNumber(official, number) instanceof AssignedCases.Opened.Faulty(var what))) {
            return Optional.empty();
        }
        Words in = words.in(locale);
        FaultyCaseText text = FaultyCaseText.of(what, in);
        return Optional.of(new Told(text.wrong() + " " + in.say("notice.faulty-case.kept"), text.remedy()));
    }
}
