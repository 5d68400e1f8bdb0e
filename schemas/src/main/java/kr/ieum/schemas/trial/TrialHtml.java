package kr.ieum.schemas.trial;

import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.schemas.mapping.AttributeYield;
import kr.ieum.schemas.mapping.FieldLoss;
import kr.ieum.schemas.mapping.FileProblems;
import kr.ieum.schemas.mapping.FileReport;
import kr.ieum.schemas.mapping.UndeclaredField;
import kr.ieum.schemas.model.AttributeKey;

/** A trial's records and report as HTML, in Korean and English, readable without script or stylesheet. */
public final class TrialHtml {

    private static final List<String> ATTRIBUTES =
            List.of("속성 · attribute", "값 · values", "값 없음 · none", "오류 · malformed");
    private static final List<String> DROPPED = List.of("항목 · field", "값이 있던 기록 · seen", "까닭 · reason");
    private static final List<String> UNDECLARED = List.of("항목 · field", "있는 기록 · records");
    private static final List<String> PROBLEMS =
            List.of("규칙 · rule", "줄(행) · row", "횟수 · times", "처음 나온 곳 · first at", "내용 · message");

    private TrialHtml() {}

    /** What stands before the first record of a page of its own. */
    public static String begin(String mapping) {
        return "<!DOCTYPE html><html lang=\"ko\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width, initial-scale=1\"><title>" + escaped(mapping)
                + "</title><style>body{font-family:\"Pretendard GOV\",Pretendard,\"Malgun Gothic\",\"Noto Sans"
                + " KR\",sans-serif;margin:2rem auto;max-width:72rem;padding:0"
                + " 1rem;line-height:1.5}table{border-collapse:collapse;width:100%;margin:0 0 1.5rem}th,td{border:1px"
                + " solid #8a949e;padding:.3rem"
                + " .5rem;text-align:left;overflow-wrap:anywhere}th{background:#f4f5f6}.bad{color:#bd2c0f}</style></head><body><h1>매핑"
                + " 시험 실행 <span lang=\"en\">Trial run</span>: " + escaped(mapping) + "</h1>";
    }

    /** What ends that page. */
    public static String end() {
        return "</body></html>\n";
    }

    /** One record, source and mapped values side by side. */
    public static String of(TrialRecord record) {
        StringBuilder html = new StringBuilder(
                        "<section class=\"trial-record\"><h3>기록 <span lang=\"en\">record</span> ")
                .append(record.number())
                .append(" · 줄 <span lang=\"en\">line</span> ")
                .append(record.line())
                .append("</h3>");
        record.problems()
                .forEach(problem -> html.append("<p class=\"bad\">")
                        .append(escaped(problem))
                        .append("</p>"));
        if (record.source().isEmpty()) {
            return html.append("</section>").toString();
        }
        html.append("<div class=\"trial-sides\"><table><caption>원천 <span lang=\"en\">source</span></caption><tbody>");
        record.source()
                .forEach((field, text) ->
                        row(html, field + (record.dropped().contains(field) ? " (옮기지 않음 · dropped)" : ""), text));
        html.append("</tbody></table><table><caption>결과 <span lang=\"en\">mapped</span></caption><tbody>");
        record.mapped().forEach((attribute, text) -> row(html, attribute, text));
        return html.append("</tbody></table></div></section>").toString();
    }

    private static void row(StringBuilder html, String name, String text) {
        html.append("<tr><th scope=\"row\">")
                .append(escaped(name))
                .append("</th><td>")
                .append(text.isEmpty() ? "(빈 글 · empty text)" : escaped(text))
                .append("</td></tr>");
    }

    /** Coverage and loss. */
    public static String of(FileReport report, Set<AttributeKey> leftOut) {
        StringBuilder html = new StringBuilder("<section><h2>요약 <span lang=\"en\">Report</span></h2><p>읽은 기록 ")
                .append(report.read())
                .append("건, 읽지 못한 기록 ")
                .append(report.failed())
                .append("건")
                .append(report.brokenOff() ? ", 파일의 끝까지 읽지 못함" : "")
                .append(" <span lang=\"en\">(records read: ")
                .append(report.read())
                .append(", not readable: ")
                .append(report.failed())
                .append(report.brokenOff() ? ", the end wasn't reached" : "")
                .append(")</span></p>");
        head(html, "속성별 결과 · Attributes", ATTRIBUTES);
        for (AttributeYield each : report.attributes()) {
            if (leftOut.contains(each.attribute())) {
                cells(
                        html,
                        ATTRIBUTES,
                        List.of(each.attribute().text(), "기록 하나로는 알 수 없어 실행하지 않음 · not tried", "–", "–"));
            } else {
                cells(
                        html,
                        ATTRIBUTES,
                        List.of(each.attribute().text(), each.values() + "", each.empty() + "", each.malformed() + ""));
            }
        }
        html.append("</tbody></table>");
        List<FieldLoss> dropped =
                report.fields().stream().filter(field -> !field.mapped()).toList();
        if (dropped.isEmpty()) {
            html.append("<p>옮기지 않은 항목이 없습니다. <span lang=\"en\">No dropped fields.</span></p>");
        } else {
            head(html, "옮기지 않은 항목 · Dropped fields", DROPPED);
            dropped.forEach(
                    field -> cells(html, DROPPED, List.of(field.field(), field.seen() + "", TrialText.reason(field))));
            html.append("</tbody></table>");
        }
        undeclared(html, report.undeclared());
        if (report.problems().isEmpty()) {
            return html.append("<p>오류가 없습니다. <span lang=\"en\">No problems.</span></p></section>")
                    .toString();
        }
        head(html, "오류 · Problems", PROBLEMS);
        for (FileProblems each : report.problems()) {
            cells(
                    html,
                    PROBLEMS,
                    List.of(
                            each.first().rule(),
                            each.first().row().isEmpty() ? "–" : each.first().row(),
                            each.count() + "",
                            "줄 · line " + each.at().line(),
                            RuleText.of(each.first().rule())
                                            .map(rule -> rule.says().ko() + ". "
                                                    + rule.remedy().ko() + ". · "
                                                    + rule.says().en() + ". "
                                                    + rule.remedy().en() + ". · ")
                                            .orElse("")
                                    + each.first().message()));
        }
        return html.append("</tbody></table></section>").toString();
    }

    private static void undeclared(StringBuilder html, List<UndeclaredField> fields) {
        if (!fields.isEmpty()) {
            head(html, "매핑에 적히지 않은 항목 · Fields that the mapping doesn't declare", UNDECLARED);
            fields.forEach(field -> cells(html, UNDECLARED, List.of(field.path(), field.records() + "")));
            html.append("</tbody></table><p>항목으로 적고, 옮기거나 옮기지 않는 까닭(notMapped)을 적으십시오."
                    + " <span lang=\"en\">Declare each, and map it or give the reason under notMapped.</span></p>");
        }
    }

    private static void head(StringBuilder html, String caption, List<String> names) {
        html.append("<table><caption>").append(escaped(caption)).append("</caption><thead><tr>");
        names.forEach(
                name -> html.append("<th scope=\"col\">").append(escaped(name)).append("</th>"));
        html.append("</tr></thead><tbody>");
    }

    /** A row; each cell carries its column's name, for screens too narrow for columns. */
    private static void cells(StringBuilder html, List<String> names, List<String> cells) {
        html.append("<tr>");
        for (int column = 0; column < cells.size(); column++) {
            html.append("<td data-column=\"")
                    .append(escaped(names.get(column)))
                    .append("\">")
                    .append(escaped(cells.get(column)))
                    .append("</td>");
        }
        html.append("</tr>");
    }

    private static final Map<Integer, String> MARKUP =
            Map.of((int) '&', "&amp;", (int) '<', "&lt;", (int) '>', "&gt;", (int) '"', "&quot;", (int) '\'', "&#39;");

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        TrialText.clean(text).codePoints().forEach(c -> {
            String instead = MARKUP.get(c);
            if (instead == null) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append(instead);
            }
        });
        return escaped.toString();
    }
}
