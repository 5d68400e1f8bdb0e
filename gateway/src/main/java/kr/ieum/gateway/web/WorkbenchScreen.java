package kr.ieum.gateway.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kr.ieum.gateway.web.Workbench.Tried;
import kr.ieum.schemas.draft.Draft;
import kr.ieum.schemas.draft.DraftRequest;
import kr.ieum.schemas.draft.Drafted;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The workbench: a registrar brings a sample and sees a draft of its mapping, or what a mapping makes of it. */
@Controller
final class WorkbenchScreen implements Screen {

    static final String PATH = "/workbench";

    private final Workbench workbench;
    private final PageWords pageWords;

    WorkbenchScreen(Workbench workbench, PageWords pageWords) {
        this.workbench = workbench;
        this.pageWords = pageWords;
    }

    /** What the form holds when the page comes back; the file itself has to be chosen again. */
    record Form(String id, String mapping, String text) {}

    @GetMapping(PATH)
    ModelAndView ask() {
        return page(new Form("", "", ""));
    }

    @PostMapping(PATH)
    ModelAndView use(
            @RequestParam(name = "act", defaultValue = "") String act,
            @RequestParam(name = "id", defaultValue = "") String id,
            @RequestParam(name = "mapping", defaultValue = "") String mapping,
            @RequestParam(name = "text", defaultValue = "") String text,
            @RequestParam(name = "sample", required = false) Optional<MultipartFile> sample,
            Locale locale)
            throws IOException {
        Words words = pageWords.in(locale);
        Form form = new Form(id.strip(), mapping, text);
        if (sample.isEmpty() || sample.get().isEmpty()) {
            return refused(form, words.say("workbench.no-sample"), "");
        }
        byte[] bytes = sample.get().getBytes();
        if (act.equals("draft")) {
            return draft(form, bytes, words);
        }
        Optional<Tried> tried = form.text().isBlank()
                ? workbench.run(mapping, bytes)
                : Optional.of(workbench.runDraft(idOf(form), text, bytes));
        return tried.map(found -> tried(form, found, words))
                .orElseGet(() -> refused(form, words.say("workbench.no-mapping"), ""));
    }

    private ModelAndView draft(Form form, byte[] bytes, Words words) {
        return switch (workbench.draft(bytes, words.say("workbench.sample"), idOf(form))) {
            case Drafted.Refused refused ->
                refused(form, words.say("workbench.refused"), refused.fault().toString());
            case Drafted.Written written -> drafted(form, written.draft());
        };
    }

    private ModelAndView drafted(Form form, Draft draft) {
        ModelAndView page = page(new Form(draft.id(), form.mapping(), draft.text()));
        page.addObject("notes", draft.notes());
        page.addObject("open", draft.open());
        page.addObject("fields", draft.fields());
        return page;
    }

    private ModelAndView tried(Form form, Tried tried, Words words) {
        return switch (tried) {
            case Tried.Ran ran -> {
                ModelAndView page = page(form);
                page.addObject("result", ran.html());
                page.addObject("clean", ran.clean());
                yield page;
            }
            case Tried.CutOff part -> {
                ModelAndView page = page(form);
                page.addObject("result", part.html());
                page.addObject("clean", false);
                page.addObject(
                        "cutOff", words.say("workbench.cut-off", part.after().toSeconds(), part.records()));
                yield page;
            }
            case Tried.Faulty faulty -> {
                ModelAndView page = refused(
                        form, words.say("workbench.faulty", faulty.faults().size()), "");
                page.addObject("open", faulty.faults());
                yield page;
            }
        };
    }

    private static String idOf(Form form) {
        return DraftRequest.isId(form.id()) ? form.id() : "draft";
    }

    private ModelAndView refused(Form form, String message, String fault) {
        ModelAndView page = page(form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("message", message);
        page.addObject("fault", fault);
        return page;
    }

    private ModelAndView page(Form form) {
        ModelAndView page = new ModelAndView("workbench");
        page.addObject("form", form);
        page.addObject("mappings", workbench.mappings());
        page.addObject("open", List.of());
        page.addObject("notes", List.of());
        page.addObject("fields", List.of());
        return page;
    }
}
