package kr.ieum.gateway.web.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kr.ieum.gateway.web.DemoSandbox;
import kr.ieum.gateway.web.Sandbox;
import kr.ieum.gateway.web.api.ApiWriter;
import kr.ieum.gateway.web.api.Problem;
import kr.ieum.gateway.web.api.ProblemType;
import kr.ieum.schemas.yaml.Localized;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Tells developers whom they may try out in the demo, with queries to send as they stand and what each is answered; nothing elsewhere. */
@Controller
final class SandboxResource {

    private static final Localized NOTICE = new Localized(
            "시연용 가상 자료 — 실제 기관과 무관. 번호는 검증번호가 틀려 누구의 것도 될 수 없다.",
            "Synthetic demo data, not run or endorsed by the agencies named. The numbers’ check digits are wrong, so"
                    + " that they can be nobody’s.");

    private final DemoSandbox demo;
    private final ApiWriter writer;

    SandboxResource(DemoSandbox demo, ApiWriter writer) {
        this.demo = demo;
        this.writer = writer;
    }

    @GetMapping("/exchange/v1/sandbox")
    void sandbox(HttpServletResponse response, Locale locale) throws IOException {
        if (demo.sandbox().isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        Sandbox sandbox = demo.sandbox().get();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("notice", NOTICE.in(locale));
        members.put("system", sandbox.system());
        members.put(
                "entries",
                sandbox.entries().stream().map(entry -> entry(entry, locale)).toList());
        writer.ok(members, response);
    }

    private static Map<String, Object> entry(Sandbox.Entry entry, Locale locale) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", entry.id());
        members.put("title", entry.title().in(locale));
        members.put("why", entry.why().in(locale));
        members.put("query", entry.query());
        members.put("answer", answer(entry.answer()));
        return members;
    }

    private static Map<String, Object> answer(Sandbox.Answer answer) {
        return switch (answer) {
            case Sandbox.Answer.Told(List<Sandbox.Field> fields) ->
                Map.of("fields", fields.stream().map(SandboxResource::field).toList());
            case Sandbox.Answer.Refused(String problem, String reason) ->
                Map.of("problem", "urn:ieum:problem:" + problem, "reason", reason);
        };
    }

    private static Map<String, Object> field(Sandbox.Field field) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("subject", field.subject());
        members.put("attribute", field.attribute());
        members.put("state", field.state());
        field.value().ifPresent(value -> members.put("value", value));
        return members;
    }
}
