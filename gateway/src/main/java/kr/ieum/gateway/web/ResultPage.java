package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.view.Lookup;
import kr.ieum.gateway.view.Lookup.Event;
import kr.ieum.gateway.view.ViewDefinition.Panel;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * The applicant's printable result, written as the registers answer and kept nowhere. It ends as a signed sheet of exactly
 * what it shows; a result that was refused or broke off says that it is none.
 */
final class ResultPage implements View {

    private final ITemplateEngine templates;
    private final Words words;
    private final Lookup lookup;
    private final Frame frame;
    private final Instant startedAt;
    private final PageSheet sheet;
    private final FieldNotes notes;
    private final List<EarlierResult> earlier;
    private final Consumer<String> answered;
    private final Set<String> filled = new HashSet<>();

    /**
     * The result of a look-up that is about to run.
     *
     * @param earlier what is to be said about earlier results
     * @param answered is told the registers that have answered
     */
    ResultPage(
            ITemplateEngine templates,
            Words words,
            Lookup lookup,
            Frame frame,
            Instant startedAt,
            PageSheet sheet,
            FieldNotes notes,
            List<EarlierResult> earlier,
            Consumer<String> answered) {
        this.templates = templates;
        this.words = words;
        this.lookup = lookup;
        this.frame = frame;
        this.startedAt = startedAt;
        this.sheet = sheet;
        this.notes = notes;
        this.earlier = earlier;
        this.answered = answered;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String page = shell();
        int cut = page.indexOf(OneScreen.STREAM);
        Chunks chunks = new Chunks(response, "text/html;charset=UTF-8");
        chunks.send(page.substring(0, cut));
        stream(chunks);
        chunks.send(page.substring(cut + OneScreen.STREAM.length()));
    }

    private void stream(Chunks chunks) {
        try {
            lookup.run(event -> on(event, chunks));
        } catch (InterruptedException e) {
            // the browser went away; every question to a register has been abandoned
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // whatever broke, the page is ended in words; the citizen gets no number to hand on
            Incident.tell("look-up " + lookup.id(), e);
            rest(chunks, "panel.no-result");
            outcome(chunks, "bad", "result.later", "result.later.now");
            send(chunks, "result-parts", "noSheet", Map.of());
        }
    }

    private void on(Event event, Chunks chunks) {
        switch (event) {
            case Event.PanelReady(String id, RegisterResult result, var conflicts) -> {
                Optional<Panel> panel = lookup.shell().panels().stream()
                        .filter(known -> known.id().equals(id))
                        .findFirst();
                if (panel.isPresent() && filled.add(id)) {
                    OpenCase openCase = lookup.shell().openCase();
                    int number = lookup.shell().panels().indexOf(panel.get()) + 1;
                    List<ConflictText> told = conflicts.stream()
                            .map(conflict -> ConflictText.of(
                                    conflict, openCase, sheet.conflict(number, conflict), Optional.empty(), words))
                            .toList();
                    PanelLayout layout = PanelLayout.forApplicant(words, sheet.panel(number, result, notes));
                    chunks.sendUnlessGone(PanelHtml.of(layout.of(panel.get(), result, openCase), told, words));
                    if (result.status() == RegisterResult.Status.ANSWERED) {
                        answered.accept(result.register());
                    }
                }
            }
            case Event.Refused refused -> {
                rest(chunks, "panel.not-asked");
                outcome(chunks, "bad", "result.refused", "result.refused.now");
                send(chunks, "result-parts", "noSheet", Map.of());
            }
            case Event.LogUnavailable unavailable -> {
                rest(chunks, "panel.not-asked");
                outcome(chunks, "bad", "result.later", "result.later.now");
                send(chunks, "result-parts", "noSheet", Map.of());
            }
            case Event.Ended(var completeness) -> {
                rest(chunks, "panel.no-result");
                if (completeness.partial()) {
                    outcome(chunks, "warn", "result.partial", "result.partial.now");
                } else {
                    outcome(chunks, "good", "result.complete", "result.complete.now");
                }
                sheet(chunks);
            }
        }
    }

    private void sheet(Chunks chunks) {
        sheet.issue()
                .map(issued -> SheetText.of(issued, words))
                .ifPresentOrElse(
                        issued -> {
                            send(chunks, "result-parts", "sheet", Map.of("sheet", issued));
                            send(chunks, "lookup-parts", "sheetFoot", Map.of("sheet", issued));
                        },
                        () -> send(chunks, "result-parts", "noSheet", Map.of()));
    }

    private void rest(Chunks chunks, String reason) {
        for (Panel panel : lookup.shell().panels()) {
            if (filled.add(panel.id())) {
                send(
                        chunks,
                        "lookup-parts",
                        "empty",
                        Map.of(
                                "id", panel.id(),
                                "title", words.in(panel.title()),
                                "register", words.register(panel.register()),
                                "reason", words.say(reason),
                                "documents", List.of()));
            }
        }
    }

    private void outcome(Chunks chunks, String style, String title, String now) {
        send(
                chunks,
                "result-parts",
                "outcome",
                Map.of("style", style, "title", words.say(title), "now", words.say(now), "lookupId", lookup.id()));
    }

    private void send(Chunks chunks, String template, String fragment, Map<String, Object> model) {
        chunks.sendUnlessGone(templates.process(template, Set.of(fragment), new Context(words.locale(), model)));
    }

    private String shell() {
        Lookup.Shell shell = lookup.shell();
        Map<String, Object> model = new HashMap<>();
        model.put("frame", frame);
        model.put("page", CasePageText.of(shell.view(), shell.openCase(), shell.panels(), words));
        model.put("openedAt", words.moment(startedAt));
        model.put("earlier", earlier);
        model.put("finalAt", words.second(shell.finalAt()));
        return templates.process("result", new Context(words.locale(), model));
    }
}
