package kr.ieum.gateway.web;

import kr.ieum.gateway.sheet.SheetDraft;

/** Writes a conflict into its panel: what contradicts stands side by side, and the rule beneath, never one merged value. */
final class ConflictHtml {

    private ConflictHtml() {}

    static void write(Html html, ConflictText conflict, Words words) {
        html.raw("<section class=\"conflict\" id=\"conflict-").text(conflict.id());
        html.raw("\" aria-labelledby=\"conflict-title-").text(conflict.id()).raw("\">");
        html.raw("<h3 id=\"conflict-title-").text(conflict.id()).raw("\"><span class=\"badge warn\">");
        html.text(words.say("conflict.badge")).raw("</span> ").text(conflict.title());
        html.raw(" <bdi class=\"about\">").text(conflict.about()).raw("</bdi></h3><ul class=\"sides\">");
        conflict.sides().forEach(side -> side(html, side, words));
        html.raw("</ul><dl><div><dt>").text(words.say("conflict.rule")).raw("</dt><dd>");
        html.text(conflict.rule());
        line(html, conflict.ruled(), words);
        html.raw("</dd></div></dl><p class=\"kept\">");
        html.text(words.say("conflict.kept")).raw("</p>");
        conflict.form().ifPresent(form -> form.write(html, conflict, words));
        html.raw("</section>\n");
    }

    private static void side(Html html, ConflictText.Side side, Words words) {
        html.raw("<li><p class=\"source\"><strong>").text(side.name()).raw("</strong> <span class=\"keeper\">");
        html.text(side.keeper()).raw("</span>");
        if (side.holds()) {
            html.raw(" <span class=\"badge info\">")
                    .text(words.say("conflict.holds"))
                    .raw("</span>");
        }
        html.raw("</p><dl>");
        for (ConflictText.Statement statement : side.statements()) {
            html.raw("<div><dt>").text(statement.attribute()).raw("</dt><dd><bdi>");
            html.text(statement.text()).raw("</bdi>");
            line(html, statement.line(), words);
            html.raw("</dd></div>");
        }
        html.raw("<div><dt>").text(words.say("why.asserted")).raw("</dt><dd>");
        html.text(side.asserted().orElseGet(() -> words.say("conflict.undated")));
        html.raw("</dd></div></dl></li>");
    }

    private static void line(Html html, SheetDraft.Line line, Words words) {
        html.raw(" <span class=\"ref line\">")
                .text(words.say("cell.line", line.number(), line.seal()))
                .raw("</span>");
    }
}
