package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.task.BusinessFunction;
import kr.ieum.schemas.task.BusinessFunctions;
import kr.ieum.schemas.task.CrossWalk;
import kr.ieum.schemas.task.Task;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Picks a business function or a task of use: by words in either language, by level, beneath a function, as of a day. */
@Controller
final class FunctionApi {

    private static final int PAGE = 50;
    private static final int LONGEST = 60;

    private final AgreementRecords agreements;
    private final BusinessFunctions functions;
    private final Clock clock;
    private final ApiWriter writer;

    FunctionApi(AgreementRecords agreements, BusinessFunctions functions, Clock clock, ApiWriter writer) {
        this.agreements = agreements;
        this.functions = functions;
        this.clock = clock;
        this.writer = writer;
    }

    @GetMapping(path = "/api/v1/functions", produces = MediaType.APPLICATION_JSON_VALUE)
    void list(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "parent", defaultValue = "") String parent,
            @RequestParam(name = "beneath", defaultValue = "") String beneath,
            @RequestParam(name = "level", defaultValue = "") String level,
            @RequestParam(name = "asOf", defaultValue = "") String asOf,
            @RequestParam(name = "page", defaultValue = "1") String page,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Optional<LocalDate> day = day(asOf);
        Optional<BusinessFunction.Level> wanted = Arrays.stream(BusinessFunction.Level.values())
                .filter(one -> ApiNames.of(one).equals(level))
                .findFirst();
        if (day.isEmpty()
                || (!level.isEmpty() && wanted.isEmpty())
                || text.length() > LONGEST
                || !page.matches("[1-9][0-9]{0,5}")) {
            writer.problem(Problem.of(ProblemType.BAD_REQUEST), locale, response);
            return;
        }
        List<BusinessFunction> found = functions
                .search(new BusinessFunctions.Wanted(
                        text, Optional.of(beneath).filter(one -> !one.isEmpty()), wanted, day))
                .stream()
                .filter(function -> parent.isEmpty()
                        || function.parent().filter(parent::equals).isPresent())
                .toList();
        Map<String, Object> members = paged(found.size(), Integer.parseInt(page));
        members.put("asOf", day.get().toString());
        members.put(
                "functions",
                found.stream()
                        .skip((Integer.parseInt(page) - 1L) * PAGE)
                        .limit(PAGE)
                        .map(this::function)
                        .toList());
        writer.ok(members, response);
    }

    /** One function with what is beneath it; for a code of an earlier version, what became of it. */
    @GetMapping(path = "/api/v1/functions/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    void show(@PathVariable("code") String code, HttpServletResponse response, Locale locale) throws IOException {
        Optional<Map<String, Object>> today = functions.find(code).map(this::whole);
        Optional<Map<String, Object>> answer =
                today.or(() -> functions.formerly(code).map(FunctionApi::former));
        if (answer.isPresent()) {
            writer.ok(answer.get(), response);
        } else {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
        }
    }

    @GetMapping(path = "/api/v1/tasks", produces = MediaType.APPLICATION_JSON_VALUE)
    void tasks(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "function", defaultValue = "") String function,
            @RequestParam(name = "asOf", defaultValue = "") String asOf,
            @RequestParam(name = "page", defaultValue = "1") String page,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Optional<LocalDate> day = day(asOf);
        if (day.isEmpty() || text.length() > LONGEST || !page.matches("[1-9][0-9]{0,5}")) {
            writer.problem(Problem.of(ProblemType.BAD_REQUEST), locale, response);
            return;
        }
        List<String> words = Arrays.asList(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        List<Task> found = agreements.references().tasks().all().stream()
                .filter(task -> task.inForce(day.get()))
                .filter(task -> function.isEmpty() || functions.isWithin(task.function(), function))
                .filter(task -> {
                    String all = String.join(
                                    " ",
                                    task.id(),
                                    task.name().ko(),
                                    task.name().en())
                            .toLowerCase(Locale.ROOT);
                    return words.stream().allMatch(all::contains);
                })
                .toList();
        Map<String, Object> members = paged(found.size(), Integer.parseInt(page));
        members.put(
                "tasks",
                found.stream()
                        .skip((Integer.parseInt(page) - 1L) * PAGE)
                        .limit(PAGE)
                        .map(this::task)
                        .toList());
        writer.ok(members, response);
    }

    private static Map<String, Object> paged(int found, int page) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("found", found);
        members.put("page", page);
        members.put("pages", Math.max(1, (found + PAGE - 1) / PAGE));
        return members;
    }

    /** Today where no day is asked; nothing for a text that is no day. */
    private Optional<LocalDate> day(String text) {
        try {
            return Optional.of(text.isEmpty() ? LocalDate.now(clock) : LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Map<String, Object> function(BusinessFunction function) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", function.code());
        members.put("level", ApiNames.of(function.level()));
        members.put("levelTitle", ApiWriter.localized(function.level().title()));
        members.put("name", ApiWriter.localized(function.name()));
        List<BusinessFunction> path = functions.path(function.code());
        members.put(
                "path",
                path.subList(0, path.size() - 1).stream()
                        .map(above -> Map.of("code", above.code(), "name", ApiWriter.localized(above.name())))
                        .toList());
        function.validFrom().ifPresent(day -> members.put("validFrom", day.toString()));
        function.validTo().ifPresent(day -> members.put("validTo", day.toString()));
        function.agency().ifPresent(agency -> members.put("agency", agency));
        functions
                .defaultSensitivity(function.code())
                .ifPresent(sensitivity -> members.put("defaultSensitivity", ApiNames.of(sensitivity)));
        members.put("children", functions.children(function.code()).size());
        members.put(
                "tasks",
                agreements.references().tasks().all().stream()
                        .filter(task -> functions.isWithin(task.function(), function.code()))
                        .map(Task::id)
                        .toList());
        return members;
    }

    private Map<String, Object> whole(BusinessFunction function) {
        Map<String, Object> members = function(function);
        members.put(
                "beneath",
                functions.children(function.code()).stream().map(this::function).toList());
        return members;
    }

    private static Map<String, Object> former(CrossWalk.Step step) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", step.old().code());
        members.put("level", ApiNames.of(step.old().level()));
        members.put("name", ApiWriter.localized(step.old().name()));
        members.put("version", step.version());
        members.put("became", Map.of("kind", ApiNames.of(step.kind()), "targets", step.targets(), "note", step.note()));
        return members;
    }

    private Map<String, Object> task(Task task) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", task.id());
        members.put("name", ApiWriter.localized(task.name()));
        members.put("function", task.function());
        functions
                .defaultSensitivity(task.function())
                .ifPresent(sensitivity -> members.put("defaultSensitivity", ApiNames.of(sensitivity)));
        members.put(
                "articles",
                task.articles().stream()
                        .map(article -> Map.of(
                                "kind", ApiNames.of(article.kind()),
                                "act", ApiWriter.localized(article.act()),
                                "article", article.article()))
                        .toList());
        members.put(
                "replaces", task.replaces().stream().map(ApiWriter::localized).toList());
        members.put(
                "minimumItems",
                task.minimumItems().stream().map(AttributeKey::text).toList());
        task.validFrom().ifPresent(day -> members.put("validFrom", day.toString()));
        task.validTo().ifPresent(day -> members.put("validTo", day.toString()));
        return members;
    }
}
