package kr.ieum.gateway.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.analysis.Breakage;
import kr.ieum.gateway.agreement.analysis.Repeal;
import kr.ieum.gateway.identity.Official;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the agreements in force mean: one question at a time, each with its own small form and its answer beneath. */
@Controller
final class AnalysisScreen implements Screen {

    private static final String ADDRESS = "/agreements/analysis";
    private static final int USUAL_DAYS = 90;
    private static final int LONGEST = 3_660;

    private final AgreementAnalysis analysis;
    private final AgreementRecords agreements;
    private final PageWords pageWords;
    private final Clock clock;

    AnalysisScreen(AgreementAnalysis analysis, AgreementRecords agreements, PageWords pageWords, Clock clock) {
        this.analysis = analysis;
        this.agreements = agreements;
        this.pageWords = pageWords;
        this.clock = clock;
    }

    /** What may be asked. */
    enum Question {
        REACH,
        WHO,
        CUMULATIVE,
        UNUSED,
        REPEAL,
        VIEWS
    }

    /** A question among the others. */
    record Tab(String label, String address, boolean current) {}

    /** An entry to choose. */
    record Choice(String code, String label, boolean chosen) {}

    /** A field of the form: to choose from, where there are choices, else of a type. */
    record Field(String name, String label, String type, String value, List<Choice> choices) {}

    @GetMapping(ADDRESS)
    ModelAndView show(
            @RequestParam(name = "ask", defaultValue = "reach") String ask,
            @RequestParam(name = "of", defaultValue = "") String of,
            @RequestParam(name = "days", defaultValue = "") String days,
            @RequestParam(name = "date", defaultValue = "") String date,
            @RequestParam(name = "page", defaultValue = "1") String wanted,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        Question question = Arrays.stream(Question.values())
                .filter(one -> Words.kebab(one).equals(ask))
                .findFirst()
                .orElse(Question.REACH);
        AnalysisText text = new AnalysisText(agreements, analysis, Readers.onlooker(official), words);
        ModelAndView page = new ModelAndView("analysis");
        page.addObject(
                "tabs",
                Arrays.stream(Question.values())
                        .map(one -> new Tab(
                                words.say("analysis." + Words.kebab(one)),
                                ADDRESS + "?ask=" + Words.kebab(one),
                                one == question))
                        .toList());
        page.addObject("ask", Words.kebab(question));
        page.addObject("question", words.say("analysis." + Words.kebab(question)));
        page.addObject("hint", words.say("analysis." + Words.kebab(question) + ".hint"));
        int period = days(days);
        LocalDate day = date(date);
        page.addObject("fields", fields(question, of, period, day, text, words));
        Optional<AnalysisText.Found> found = of.isEmpty() && question != Question.UNUSED
                ? Optional.empty()
                : answer(question, of, period, day, text);
        page.addObject("asked", found.isPresent());
        page.addObject("unknown", !of.isEmpty() && found.isEmpty());
        found.ifPresent(answer -> {
            String more = "ask=" + Words.kebab(question) + "&of=" + URLEncoder.encode(of, StandardCharsets.UTF_8)
                    + "&days=" + period + "&date=" + day + "&";
            page.addObject("columns", answer.columns());
            page.addObject("list", Paged.of(answer.lines(), answer.lines().size(), wanted, more));
            page.addObject("summary", answer.summary());
        });
        return page;
    }

    private int days(String text) {
        return text.matches("[1-9][0-9]{0,3}") && Integer.parseInt(text) <= LONGEST
                ? Integer.parseInt(text)
                : USUAL_DAYS;
    }

    private LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return LocalDate.ofInstant(
                    clock.instant(), agreements.references().parties().zone());
        }
    }

    private Optional<AnalysisText.Found> answer(
            Question question, String of, int days, LocalDate date, AnalysisText text) {
        return switch (question) {
            case REACH -> analysis.reach(of).map(text::reach);
            case WHO -> analysis.viewers(of).map(text::who);
            case CUMULATIVE -> analysis.cumulative(of).map(text::cumulative);
            case UNUSED -> Optional.of(text.unused(analysis.unused(days), days));
            case REPEAL ->
                article(of)
                        .map(article -> analysis.repeal(article.act(), article.article(), date))
                        .map(text::repeal);
            case VIEWS -> broken(of, text).map(text::views);
        };
    }

    private Optional<Repeal.Article> article(String of) {
        return analysis.articles().keySet().stream()
                .filter(article -> code(article).equals(of))
                .findFirst();
    }

    private static String code(Repeal.Article article) {
        return article.act() + " " + article.article();
    }

    private Optional<List<Breakage>> broken(String of, AnalysisText text) {
        int colon = of.indexOf(':');
        if (colon < 0) {
            return analysis.whenEnds(of);
        }
        return AgreementScreen.version(of.substring(colon + 1))
                .flatMap(version -> text.find(of.substring(0, colon), version))
                .flatMap(analysis::whenBecomes);
    }

    private List<Field> fields(Question question, String of, int days, LocalDate date, AnalysisText text, Words words) {
        return switch (question) {
            case REACH, CUMULATIVE ->
                List.of(select(
                        words.say("analysis.agency"),
                        analysis.agencies().stream()
                                .map(code -> choice(code, words.agency(code), of))
                                .toList()));
            case WHO ->
                List.of(select(
                        words.say("analysis.attribute"),
                        analysis.attributes().stream()
                                .map(key -> choice(key.text(), text.attribute(key), of))
                                .toList()));
            case UNUSED ->
                List.of(new Field("days", words.say("analysis.days"), "number", Integer.toString(days), List.of()));
            case REPEAL ->
                List.of(
                        select(
                                words.say("analysis.article"),
                                analysis.articles().entrySet().stream()
                                        .map(entry -> choice(
                                                code(entry.getKey()),
                                                words.say(
                                                        "analysis.article.cited",
                                                        text.article(entry.getKey()),
                                                        entry.getValue().size()),
                                                of))
                                        .toList()),
                        new Field("date", words.say("analysis.date"), "date", date.toString(), List.of()));
            case VIEWS ->
                List.of(select(
                        words.say("analysis.change"),
                        analysis.agreements().stream()
                                .flatMap(agreement -> Stream.concat(
                                        Stream.of(choice(
                                                agreement.id(),
                                                words.say("analysis.ends", words.in(agreement.title())),
                                                of)),
                                        text.versions(agreement.id()).stream()
                                                .filter(record -> record.version() != agreement.version())
                                                .map(record -> becomes(record, of, words))))
                                .toList()));
        };
    }

    private static Choice becomes(AgreementRecord record, String of, Words words) {
        String title =
                record.agreement().map(agreement -> words.in(agreement.title())).orElse(record.id());
        return choice(record.id() + ":" + record.version(), words.say("analysis.becomes", title, record.version()), of);
    }

    private static Field select(String label, List<Choice> choices) {
        return new Field("of", label, "select", "", choices);
    }

    private static Choice choice(String code, String label, String chosen) {
        return new Choice(code, label, code.equals(chosen));
    }
}
