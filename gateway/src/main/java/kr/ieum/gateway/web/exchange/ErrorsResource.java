package kr.ieum.gateway.web.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kr.ieum.gateway.web.api.ApiNames;
import kr.ieum.gateway.web.api.ApiWriter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Tells which problems there are, and what to do with each. */
@Controller
final class ErrorsResource {

    private final ApiWriter writer;

    ErrorsResource(ApiWriter writer) {
        this.writer = writer;
    }

    @GetMapping("/exchange/v1/errors")
    void errors(HttpServletResponse response, Locale locale) throws IOException {
        List<Map<String, Object>> errors = ExchangeErrors.all().stream()
                .map(entry -> {
                    Map<String, Object> members = new LinkedHashMap<>();
                    members.put("type", "urn:ieum:problem:" + entry.id());
                    members.put("status", entry.status());
                    members.put("meaning", entry.meaning().in(locale));
                    members.put("remedy", entry.remedy().in(locale));
                    members.put("retry", ApiNames.of(entry.retry()));
                    return members;
                })
                .toList();
        writer.ok(Map.of("errors", errors), response);
    }
}
