package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.exchange.bulk.HandedFiles;
import kr.ieum.gateway.exchange.bulk.HandedFiles.Handed;
import kr.ieum.gateway.exchange.bulk.HandedFiles.Which;
import kr.ieum.gateway.exchange.bulk.Progress;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.web.SeenFiles;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the files of subjects stand that systems handed in, for programs of those who see them on the screen. */
@Controller
final class BulkApi {

    private static final int PAGE_SIZE = 50;

    private final HandedFiles files;
    private final ApiWriter writer;

    BulkApi(HandedFiles files, ApiWriter writer) {
        this.files = files;
        this.writer = writer;
    }

    @GetMapping(path = "/api/v1/bulk/files", produces = MediaType.APPLICATION_JSON_VALUE)
    void list(
            Official official,
            @RequestParam(name = "deleted", defaultValue = "false") String deleted,
            @RequestParam(name = "page", defaultValue = "1") String asked,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        if (!asked.matches("[1-9][0-9]{0,5}") || !deleted.matches("true|false")) {
            writer.problem(Problem.of(ProblemType.BAD_REQUEST), locale, response);
            return;
        }
        int page = Integer.parseInt(asked);
        List<Handed> found = files.list(
                SeenFiles.of(official),
                deleted.equals("true") ? Which.DELETED : Which.KEPT,
                (page - 1) * PAGE_SIZE,
                PAGE_SIZE + 1);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("files", found.stream().limit(PAGE_SIZE).map(BulkApi::file).toList());
        if (found.size() > PAGE_SIZE) {
            members.put("next", page + 1);
        }
        writer.ok(members, response);
    }

    private static Map<String, Object> file(Handed one) {
        Progress progress = one.progress();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("file", progress.file().toString());
        members.put("handedBy", one.handedBy());
        members.put("task", one.task());
        members.put("register", one.register());
        members.put("state", ApiNames.of(progress.state()));
        Optional.of(progress.cause())
                .filter(cause -> !cause.isEmpty())
                .ifPresent(cause ->
                        members.put("cause", cause.toLowerCase(Locale.ROOT).replace('_', '-')));
        members.put("parts", progress.parts());
        members.put("lines", progress.lines());
        members.put("read", progress.read());
        members.put("answered", progress.answered());
        members.put("unreadable", progress.unreadable());
        members.put("refused", progress.refused());
        members.put("silent", progress.silent());
        members.put("openedAt", progress.openedAt().toString());
        progress.closedAt().ifPresent(at -> members.put("closedAt", at.toString()));
        progress.nextAttempt().ifPresent(at -> members.put("nextAttempt", at.toString()));
        progress.endedAt().ifPresent(at -> members.put("endedAt", at.toString()));
        progress.keptUntil().ifPresent(at -> members.put("keptUntil", at.toString()));
        return members;
    }
}
