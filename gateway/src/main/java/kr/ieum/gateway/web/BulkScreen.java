package kr.ieum.gateway.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.exchange.bulk.HandedFiles;
import kr.ieum.gateway.exchange.bulk.HandedFiles.Handed;
import kr.ieum.gateway.exchange.bulk.HandedFiles.Which;
import kr.ieum.gateway.exchange.bulk.Progress;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.web.PanelPage.Badge;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * How far the files of subjects are that systems handed in: for the operator all of them, for officials those of their own agency. Figures and codes;
 * nothing of what is in a file.
 */
@Controller
final class BulkScreen implements Screen {

    private static final int PAGE_SIZE = 50;

    private final HandedFiles files;
    private final AgreementRecords agreements;
    private final ReasonWords reasons;
    private final PageWords pageWords;

    BulkScreen(HandedFiles files, AgreementRecords agreements, ReasonWords reasons, PageWords pageWords) {
        this.files = files;
        this.agreements = agreements;
        this.reasons = reasons;
        this.pageWords = pageWords;
    }

    /**
     * A file in the list.
     *
     * @param percent of its lines that have their result
     * @param why it waits, or why lines were refused; empty otherwise
     */
    record Line(
            String id,
            String agency,
            String system,
            String task,
            Link taskName,
            Link register,
            Badge state,
            String why,
            String read,
            int percent,
            int answered,
            int unreadable,
            int refused,
            int silent,
            String opened,
            String end) {}

    @GetMapping("/bulk")
    ModelAndView list(
            Official official,
            @RequestParam(name = "deleted", defaultValue = "false") boolean deleted,
            @RequestParam(name = "page", defaultValue = "1") String asked,
            Locale locale) {
        Words words = pageWords.in(locale);
        int page = asked.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(asked) : 1;
        List<Handed> found = files.list(
                SeenFiles.of(official), deleted ? Which.DELETED : Which.KEPT, (page - 1) * PAGE_SIZE, PAGE_SIZE + 1);
        String here = "/bulk?" + (deleted ? "deleted=true&" : "") + "page=";
        return new ModelAndView("bulk")
                .addObject(
                        "lines",
                        found.stream()
                                .limit(PAGE_SIZE)
                                .map(one -> line(one, words, locale))
                                .toList())
                .addObject("deleted", deleted)
                .addObject("previous", page > 1 ? here + (page - 1) : "")
                .addObject("next", found.size() > PAGE_SIZE ? here + (page + 1) : "");
    }

    private Line line(Handed one, Words words, Locale locale) {
        Progress progress = one.progress();
        FederationWords federation = new FederationWords(agreements.references(), words);
        return new Line(
                progress.file().toString(),
                SystemId.parse(one.handedBy())
                        .map(SystemId::agency)
                        .map(words::agency)
                        .orElse(one.handedBy()),
                one.handedBy(),
                one.task(),
                federation.task(one.task()),
                federation.register(one.register()),
                new Badge(style(progress), words.say("bulk.state." + Words.kebab(progress.state()))),
                progress.cause().isEmpty() ? "" : why(progress.cause(), words, locale),
                progress.state() == Progress.State.OPEN
                        ? words.say("bulk.parts", progress.parts())
                        : words.say("bulk.read", progress.read(), progress.lines()),
                progress.lines() == 0 ? 0 : (int) (100L * progress.read() / progress.lines()),
                progress.answered(),
                progress.unreadable(),
                progress.refused(),
                progress.silent(),
                words.moment(progress.openedAt()),
                end(progress, words));
    }

    private static String style(Progress progress) {
        return switch (progress.state()) {
            case OPEN, WORKING -> "info";
            case WAITING -> progress.cause().isEmpty() ? "info" : "warn";
            case DONE -> progress.refused() > 0 ? "warn" : "good";
            case DELETED -> "";
        };
    }

    /** What isn't a reason of a decision is one of the gateway's own words. */
    private String why(String code, Words words, Locale locale) {
        Optional<Reason> reason = Stream.of(Reason.values())
                .filter(one -> one.name().equals(code))
                .findFirst();
        return reason.map(one -> reasons.reason(one, locale))
                .orElseGet(() -> words.say("bulk.cause." + code.toLowerCase(Locale.ROOT)));
    }

    private static String end(Progress progress, Words words) {
        return progress.nextAttempt()
                .map(at -> words.say("bulk.next", words.second(at)))
                .or(() -> progress.keptUntil().map(at -> words.say("bulk.kept", words.moment(at))))
                .or(() -> progress.endedAt().map(words::moment))
                .orElse("");
    }
}
