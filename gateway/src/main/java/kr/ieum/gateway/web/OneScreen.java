package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.view.Conflict;
import kr.ieum.gateway.view.Lookup;
import kr.ieum.gateway.view.Lookup.Event;
import kr.ieum.gateway.view.ViewDefinition.Panel;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * The one screen of a look-up, written on the request's own (virtual) thread: the page's shell at once, then a chunk as
 * each register answers, then the outcome and the end of the page (design §7). Nothing of it outlives the exchange.
 *
 * <p>Panels arrive in the order in which registers answer and stand in the order of the view, without a script: the
 * shell gives their container a declarative shadow root with a slot at each place; each chunk is an element for one
 * slot. A browser that doesn't know shadow roots shows the panels in the order of arrival.
 */
final class OneScreen implements View {

    /** Stands in the rendered page where the chunks go. */
    static final String STREAM = "<!--stream-->";

    private final ITemplateEngine templates;
    private final Words words;
    private final Lookup lookup;
    private final Frame frame;
    private final String handle;
    private final Optional<String> standIn;
    private final List<SuspendedAgreements.Notice> suspended;
    private final Instant startedAt;
    private final PageSheet sheet;
    private final ReliedOnForm.Maker reliedOn;
    private final FieldNotes notes;

    OneScreen(
            ITemplateEngine templates,
            Words words,
            Lookup lookup,
            Frame frame,
            String handle,
            Optional<String> standIn,
            List<SuspendedAgreements.Notice> suspended,
            Instant startedAt,
            PageSheet sheet,
            ReliedOnForm.Maker reliedOn,
            FieldNotes notes) {
        this.templates = templates;
        this.words = words;
        this.lookup = lookup;
        this.frame = frame;
        this.handle = handle;
        this.standIn = standIn;
        this.suspended = List.copyOf(suspended);
        this.startedAt = startedAt;
        this.sheet = sheet;
        this.reliedOn = reliedOn;
        this.notes = notes;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String page = shell();
        int cut = page.indexOf(STREAM);
        Chunks chunks = new Chunks(response, "text/html;charset=UTF-8");
        chunks.send(page.substring(0, cut));
        stream(chunks);
        chunks.send(page.substring(cut + STREAM.length()));
    }

    private void stream(Chunks chunks) {
        Progress progress = new Progress(chunks);
        try {
            lookup.run(progress::on);
        } catch (InterruptedException e) {
            // the browser went away; every question to a register has been abandoned
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // whatever broke, the page is ended in words
            progress.broken(Incident.tell("look-up " + lookup.id(), e));
        }
    }

    private String shell() {
        Lookup.Shell shell = lookup.shell();
        Map<String, Object> model = new HashMap<>();
        model.put("frame", frame);
        model.put("page", page());
        model.put("lookupId", lookup.id());
        model.put("startedAt", words.moment(startedAt));
        model.put("finalAt", words.second(shell.finalAt()));
        model.put("handle", handle);
        model.put("suspended", suspended);
        shell.asOf().ifPresent(day -> model.put("asOf", words.date(day)));
        shell.checkDue().ifPresent(due -> model.put("checkDue", words.moment(due)));
        standIn.ifPresent(words -> model.put("standIn", words));
        return templates.process("lookup", new Context(words.locale(), model));
    }

    private CasePageText page() {
        Lookup.Shell shell = lookup.shell();
        return CasePageText.of(shell.view(), shell.openCase(), shell.panels(), words);
    }

    /** Turns events into chunks and sees to it that no place of the page stays empty. */
    private final class Progress {

        private final Chunks chunks;
        private final Set<String> filled = new HashSet<>();
        private final Set<String> answered = new HashSet<>();
        private final List<ConflictText> conflicts = new ArrayList<>();

        Progress(Chunks chunks) {
            this.chunks = chunks;
        }

        void on(Event event) {
            switch (event) {
                case Event.PanelReady(String panel, RegisterResult result, var found) -> panel(panel, result, found);
                case Event.Refused(var reason, var _) -> {
                    fillRest("panel.not-asked");
                    outcome(OutcomeText.refused(words, reason));
                }
                case Event.LogUnavailable unavailable -> {
                    fillRest("panel.not-asked");
                    outcome(OutcomeText.logUnavailable(words, unavailable.unvouched()));
                }
                case Event.Ended(var completeness) -> {
                    fillRest("panel.no-result");
                    List<String> documents = lookup.shell().panels().stream()
                            .filter(panel -> answered.contains(panel.id()))
                            .flatMap(panel -> panel.documents().stream())
                            .distinct()
                            .toList();
                    outcome(OutcomeText.ended(
                            words,
                            completeness,
                            documents,
                            lookup.shell().asOf().isPresent()));
                    sheet();
                }
            }
        }

        void broken(String incident) {
            fillRest("panel.no-result");
            outcome(OutcomeText.broken(words, incident));
        }

        private void panel(String id, RegisterResult result, List<Conflict> found) {
            Optional<Panel> panel = lookup.shell().panels().stream()
                    .filter(known -> known.id().equals(id))
                    .findFirst();
            if (panel.isEmpty() || !filled.add(id)) {
                throw new IllegalStateException("a panel that the view doesn't have, or twice");
            }
            if (result.status() == RegisterResult.Status.ANSWERED) {
                answered.add(id);
            }
            OpenCase openCase = lookup.shell().openCase();
            int number = lookup.shell().panels().indexOf(panel.get()) + 1;
            List<ConflictText> told = found.stream()
                    .map(conflict -> ConflictText.of(
                            conflict,
                            openCase,
                            sheet.conflict(number, conflict),
                            reliedOn.of(conflict, lookup.id(), openCase.number()),
                            words))
                    .toList();
            conflicts.addAll(told);
            PanelLayout layout = new PanelLayout(words, sheet.panel(number, result, notes));
            chunks.sendUnlessGone(PanelHtml.of(layout.of(panel.get(), result, openCase), told, words));
        }

        private void fillRest(String reason) {
            for (Panel panel : lookup.shell().panels()) {
                if (filled.add(panel.id())) {
                    send(
                            "empty",
                            Map.of(
                                    "id", panel.id(),
                                    "title", words.in(panel.title()),
                                    "register", words.register(panel.register()),
                                    "documents", panel.documents(),
                                    "reason", words.say(reason)));
                }
            }
        }

        private void outcome(OutcomeText outcome) {
            send(
                    "outcome",
                    Map.of("outcome", outcome, "lookupId", lookup.id(), "handle", handle, "conflicts", conflicts));
        }

        /** The page is a sheet only with this at its end: what was shown, signed. */
        private void sheet() {
            sheet.issue()
                    .map(issued -> SheetText.of(issued, words))
                    .ifPresentOrElse(
                            issued -> {
                                send("sheet", Map.of("sheet", issued));
                                send("sheetFoot", Map.of("sheet", issued));
                                send(
                                        "sheetHead",
                                        Map.of(
                                                "sheet", issued,
                                                "frame", frame,
                                                "page", page(),
                                                "startedAt", words.moment(startedAt),
                                                "asOf",
                                                        lookup.shell()
                                                                .asOf()
                                                                .map(words::date)
                                                                .orElse(""),
                                                "lookupId", lookup.id()));
                            },
                            () -> send("noSheet", Map.of()));
        }

        private void send(String fragment, Map<String, Object> model) {
            chunks.sendUnlessGone(
                    templates.process("lookup-parts", Set.of(fragment), new Context(words.locale(), model)));
        }
    }
}
