package kr.ieum.gateway.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import kr.ieum.gateway.agreement.AgreementImport;
import kr.ieum.gateway.agreement.StoredAgreement;
import kr.ieum.gateway.identity.Official;
import kr.ieum.schemas.yaml.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Taking in the file of an agreement: it becomes a draft, or every fault of it is shown. */
@Controller
final class ImportScreen implements Screen {

    static final String PATH = "/agreements/import";

    private final AgreementImport imports;
    private final PageWords pageWords;

    ImportScreen(AgreementImport imports, PageWords pageWords) {
        this.imports = imports;
        this.pageWords = pageWords;
    }

    @GetMapping(PATH)
    ModelAndView ask() {
        return page("", List.of());
    }

    @PostMapping(PATH)
    ModelAndView take(@RequestParam("file") MultipartFile file, Official official, Locale locale) throws IOException {
        Words words = pageWords.in(locale);
        if (file.isEmpty() || file.getSize() > AgreementImport.MAX_BYTES) {
            return refused(
                    words.say(file.isEmpty() ? "import.none" : "import.too-large", AgreementImport.MAX_BYTES / 1024),
                    List.of());
        }
        return switch (imports.importFile(file.getBytes(), words.say("import.file"), Readers.actor(official))) {
            case AgreementImport.Outcome.Imported(StoredAgreement version) -> shown(version);
            case AgreementImport.Outcome.Known(StoredAgreement version) -> shown(version);
            case AgreementImport.Outcome.Faulty(List<Fault> faults) ->
                refused(words.say("import.faulty", faults.size()), faults);
            case AgreementImport.Outcome.NotYours notYours -> refused(words.say("import.not-yours"), List.of());
            case AgreementImport.Outcome.LogUnavailable unavailable ->
                Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "transition-log", words);
        };
    }

    private static ModelAndView shown(StoredAgreement version) {
        return new ModelAndView("redirect:/agreements/" + version.id() + "/" + version.version());
    }

    private static ModelAndView refused(String problem, List<Fault> faults) {
        ModelAndView page = page(problem, faults);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView page(String problem, List<Fault> faults) {
        ModelAndView page = new ModelAndView("import");
        page.addObject("problem", problem);
        page.addObject("faults", faults.stream().map(Fault::toString).toList());
        return page;
    }
}
