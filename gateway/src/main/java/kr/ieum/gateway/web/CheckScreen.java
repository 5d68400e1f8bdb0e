package kr.ieum.gateway.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.AgreementRecords.Checked;
import kr.ieum.gateway.agreement.document.InnerTestResult;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.web.PanelPage.Badge;
import kr.ieum.schemas.yaml.Fault;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Runs lint and inner tests over every agreement that is active, and shows what they say. */
@Controller
final class CheckScreen implements Screen {

    private final AgreementRecords agreements;
    private final PageWords pageWords;

    CheckScreen(AgreementRecords agreements, PageWords pageWords) {
        this.agreements = agreements;
        this.pageWords = pageWords;
    }

    /** A finding: where, by which rule, what is wrong and what to do. */
    record Finding(Badge kind, String place, String rule, String message, String remedy) {}

    /** An agreement with its findings. */
    record Result(Link agreement, String version, Badge verdict, String counted, List<Finding> findings) {}

    @GetMapping("/check")
    ModelAndView check(Official official, Locale locale) {
        Words words = pageWords.in(locale);
        FederationWords federation = new FederationWords(agreements.references(), words);
        List<Checked> checked = agreements.check(Readers.onlooker(official));
        ModelAndView page = new ModelAndView("check");
        page.addObject(
                "results",
                checked.stream().map(one -> result(one, federation, words)).toList());
        page.addObject(
                "faults", checked.stream().mapToInt(one -> one.faults().size()).sum());
        page.addObject(
                "remarks",
                checked.stream().mapToInt(one -> one.remarks().size()).sum());
        return page;
    }

    private static Result result(Checked checked, FederationWords federation, Words words) {
        boolean good = checked.faults().isEmpty();
        long hold = checked.tests().stream().filter(InnerTestResult::holds).count();
        return new Result(
                federation.agreement(checked.record()),
                words.say("agreement.version", checked.record().version()),
                good
                        ? new Badge("good", words.say("check.good"))
                        : new Badge(
                                "bad", words.say("check.bad", checked.faults().size())),
                words.say("check.tests", hold, checked.tests().size()),
                Stream.concat(
                                checked.faults().stream()
                                        .map(fault -> finding(fault, new Badge("bad", words.say("check.fault")))),
                                checked.remarks().stream()
                                        .map(fault -> finding(fault, new Badge("warn", words.say("check.remark")))))
                        .toList());
    }

    private static Finding finding(Fault fault, Badge kind) {
        String line = fault.line() > 0 ? ":" + fault.line() : "";
        String key = fault.key().isEmpty() ? "" : " " + fault.key();
        return new Finding(kind, fault.file() + line + key, fault.rule(), fault.message(), fault.remedy());
    }
}
