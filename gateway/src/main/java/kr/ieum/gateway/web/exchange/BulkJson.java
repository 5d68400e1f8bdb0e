package kr.ieum.gateway.web.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.exchange.bulk.LineRule;
import kr.ieum.gateway.exchange.bulk.Progress;
import kr.ieum.gateway.web.ReasonWords;
import kr.ieum.gateway.web.api.ApiNames;

/** How a file stands, in JSON. */
final class BulkJson {

    private BulkJson() {}

    static Map<String, Object> of(Progress progress, ReasonWords reasons, Locale locale) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("file", progress.file().toString());
        members.put("state", ApiNames.of(progress.state()));
        members.put("columns", progress.columns());
        members.put("parts", progress.parts());
        members.put("lines", progress.lines());
        members.put("read", progress.read());
        members.put("answered", progress.answered());
        members.put("unreadable", progress.unreadable());
        members.put("refused", progress.refused());
        members.put("silent", progress.silent());
        members.put("rest", progress.rest());
        members.put("perSecond", progress.perSecond());
        if (!progress.cause().isEmpty()) {
            members.put("cause", cause(progress.cause(), reasons, locale));
        }
        progress.nextAttempt().map(Instant::toString).ifPresent(at -> members.put("nextAttempt", at));
        members.put("openedAt", progress.openedAt().toString());
        progress.closedAt().map(Instant::toString).ifPresent(at -> members.put("closedAt", at));
        progress.endedAt().map(Instant::toString).ifPresent(at -> members.put("endedAt", at));
        progress.keptUntil().map(Instant::toString).ifPresent(at -> members.put("keptUntil", at));
        if (progress.unreadable() > 0) {
            members.put("rules", rules(locale));
        }
        return members;
    }

    /** Why lines were refused, in words; why a file waits, as a code. */
    private static Map<String, Object> cause(String code, ReasonWords reasons, Locale locale) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", code.toLowerCase(Locale.ROOT).replace('_', '-'));
        Stream.of(Reason.values()).filter(reason -> reason.name().equals(code)).forEach(reason -> {
            members.put("text", reasons.reason(reason, locale));
            members.put("remedy", reasons.remedy(reason, locale));
        });
        return members;
    }

    private static List<Map<String, String>> rules(Locale locale) {
        List<Map<String, String>> rules = new ArrayList<>();
        for (LineRule rule : LineRule.values()) {
            rules.add(Map.of(
                    "rule",
                    rule.name(),
                    "text",
                    rule.text().in(locale),
                    "remedy",
                    rule.remedy().in(locale)));
        }
        return rules;
    }
}
