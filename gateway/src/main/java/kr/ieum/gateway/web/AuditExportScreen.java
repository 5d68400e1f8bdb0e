package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.audit.AuditExport;
import kr.ieum.gateway.audit.AuditExport.Copy;
import kr.ieum.gateway.audit.Cursor;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.schemas.task.BusinessFunctions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Hands an auditor a copy of what was found, with proofs, as one file. */
@Controller
final class AuditExportScreen implements Screen {

    private final AuditExport export;
    private final AgreementRecords agreements;
    private final BusinessFunctions functions;
    private final PageWords pageWords;

    AuditExportScreen(
            AuditExport export, AgreementRecords agreements, BusinessFunctions functions, PageWords pageWords) {
        this.export = export;
        this.agreements = agreements;
        this.functions = functions;
        this.pageWords = pageWords;
    }

    @PostMapping("/audit/exports")
    @Nullable
    ModelAndView copy(
            @RequestParam("reason") String reason,
            @RequestParam(name = "search", defaultValue = "") String search,
            @RequestParam Map<String, String> parameters,
            Official official,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Words words = pageWords.in(locale);
        Optional<String> why = NamedInSearch.reason(reason);
        AuditForm form = AuditForm.of(parameters, agreements.references(), functions);
        if (why.isEmpty() || form.criteria().isEmpty()) {
            return Notice.page(HttpStatus.UNPROCESSABLE_CONTENT, "no-export", words);
        }
        Optional<Cursor> after = Cursor.parse(parameters.getOrDefault("after", ""));
        try {
            Optional<Copy> copy = search.isEmpty()
                    ? Optional.of(export.of(official, form.criteria().get(), after, why.get()))
                    : OwnLookupsScreen.LookupIds.read(search).isEmpty()
                            ? Optional.empty()
                            : export.of(
                                    official,
                                    OwnLookupsScreen.LookupIds.read(search).get(),
                                    after,
                                    why.get());
            if (copy.isEmpty()) {
                return Notice.page(HttpStatus.NOT_FOUND, "no-search", words);
            }
            send(copy.get(), response);
            return null;
        } catch (LogUnavailable e) {
            return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "act-not-logged", words);
        }
    }

    /** The name says which copy it is, and nothing of what is in it. */
    private static void send(Copy copy, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("audit-" + copy.id() + ".zip")
                        .build()
                        .toString());
        response.setContentLength(copy.zip().length);
        response.getOutputStream().write(copy.zip());
    }
}
