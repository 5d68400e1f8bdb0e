package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kr.ieum.client.profile.ExchangeFault;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the developer of an agency's system connects it: steps to copy, which are one shell script that a test runs against a node, in the demo
 * made-up people to try them with, and why an exchange is refused. Open to everybody; it holds nothing of anybody.
 */
@Controller
final class ConnectScreen implements Screen {

    private static final String SCRIPT = "/connect/steps.sh";

    /** A step begins with its number; what explains it in the script stands on the page in the reader's language. */
    private static final Pattern STEP = Pattern.compile("(?m)^# (\\d)\\. .*$(?:\\R# .*$)*\\R");

    private final PageWords pageWords;
    private final LocaleResolver languages;
    private final DemoSandbox demo;
    private final JsonMapper mapper;
    private final List<String> steps;

    ConnectScreen(PageWords pageWords, LocaleResolver languages, DemoSandbox demo, JsonMapper mapper) {
        this.pageWords = pageWords;
        this.languages = languages;
        this.demo = demo;
        this.mapper = mapper;
        this.steps = steps(script());
    }

    /**
     * A step.
     *
     * @param code what is to be typed
     */
    record Step(String title, String text, String code) {}

    /** Why an exchange is refused and what to do, under the name that its problem has; the problem itself says it in English. */
    record Refusal(String id, String text) {}

    /**
     * Somebody to try.
     *
     * @param query as it is sent
     * @param answer what it is answered, a line for each field
     */
    record Trial(String id, String title, String why, String query, List<Line> answer) {}

    /** What of an answer is where. */
    record Line(String name, String text) {}

    @GetMapping("/connect")
    ModelAndView page(Locale locale) {
        Words words = pageWords.in(locale);
        ModelAndView page = new ModelAndView("connect");
        page.addObject(
                "steps",
                Stream.iterate(1, n -> n <= steps.size(), n -> n + 1)
                        .map(n -> new Step(
                                words.say("connect.step." + n),
                                words.say("connect.step." + n + ".text"),
                                steps.get(n - 1)))
                        .toList());
        page.addObject(
                "trials",
                demo.sandbox().map(Sandbox::entries).orElse(List.of()).stream()
                        .map(entry -> trial(entry, words))
                        .toList());
        page.addObject(
                "refusals",
                Stream.of(ExchangeFault.values())
                        .map(fault -> new Refusal(fault.id(), words.say("connect.refusal." + fault.id())))
                        .toList());
        return page;
    }

    private Trial trial(Sandbox.Entry entry, Words words) {
        return new Trial(
                entry.id(),
                words.in(entry.title()),
                words.in(entry.why()),
                mapper.writerWithDefaultPrettyPrinter().writeValueAsString(entry.query()),
                switch (entry.answer()) {
                    case Sandbox.Answer.Refused(String problem, String reason) -> List.of(new Line(problem, reason));
                    case Sandbox.Answer.Told(List<Sandbox.Field> fields) ->
                        fields.stream()
                                .map(field -> line(field, entry.subjects().size()))
                                .toList();
                });
    }

    private static Line line(Sandbox.Field field, int subjects) {
        return new Line(
                (subjects > 1 ? field.subject() + " " : "") + field.attribute(),
                field.state() + field.value().map(value -> ": " + value).orElse(""));
    }

    /** Changes the language of this page; needs no session, unlike the one of signed-in pages. */
    @PostMapping("/connect/language")
    String language(@RequestParam("to") String to, HttpServletRequest request, HttpServletResponse response) {
        languages.setLocale(request, response, LanguageChoice.of(to));
        return "redirect:/connect";
    }

    /** The commands of each step, without the comment that leads it. */
    static List<String> steps(String script) {
        List<Integer> begins = new ArrayList<>();
        List<Integer> codes = new ArrayList<>();
        Matcher step = STEP.matcher(script);
        while (step.find()) {
            begins.add(step.start());
            codes.add(step.end());
        }
        return Stream.iterate(0, i -> i < codes.size(), i -> i + 1)
                .map(i -> script.substring(codes.get(i), i + 1 < begins.size() ? begins.get(i + 1) : script.length()))
                .map(String::strip)
                .toList();
    }

    /** The whole script. */
    static String script() {
        try (InputStream in = ConnectScreen.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException("the program was packaged without " + SCRIPT);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
