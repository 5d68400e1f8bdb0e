package kr.ieum.gateway.web;

import java.util.List;
import kr.ieum.gateway.web.PanelPage.Cell;
import kr.ieum.gateway.web.PanelPage.EntryRow;
import kr.ieum.gateway.web.PanelPage.EntryTable;
import kr.ieum.gateway.web.PanelPage.Fact;
import kr.ieum.gateway.web.PanelPage.NumberedGround;
import kr.ieum.gateway.web.PanelPage.Row;

/**
 * A panel as the chunk of the page that fills its slot. The roles say again what the elements are, because the narrow
 * layout takes rows and cells out of table display, and some browsers then forget that they are a table.
 */
final class PanelHtml {

    private final Words words;
    private final Html html = new Html();

    private PanelHtml(Words words) {
        this.words = words;
    }

    static String of(PanelPage panel, List<ConflictText> conflicts, Words words) {
        PanelHtml writer = new PanelHtml(words);
        writer.panel(panel, conflicts);
        return writer.html.toString();
    }

    private void panel(PanelPage panel, List<ConflictText> conflicts) {
        html.raw("<section class=\"panel\" slot=\"panel-").text(panel.id());
        html.raw("\" id=\"panel-").text(panel.id());
        html.raw("\" aria-labelledby=\"title-").text(panel.id()).raw("\">\n");
        head(panel);
        papers(panel);
        panel.note()
                .ifPresent(
                        note -> html.raw("<p class=\"papers note\">").text(note).raw("</p>\n"));
        conflicts.forEach(conflict -> ConflictHtml.write(html, conflict, words));
        if (!panel.rows().isEmpty()) {
            matrix(panel);
        }
        panel.entryTables().forEach(this::entries);
        if (!panel.grounds().isEmpty()) {
            grounds(panel.grounds());
        }
        html.raw("</section>\n");
    }

    private void head(PanelPage panel) {
        html.raw("<div class=\"panel-head\"><h2 id=\"title-").text(panel.id()).raw("\">");
        html.text(panel.title()).raw("</h2><p class=\"source\"><span class=\"badge ");
        html.text(panel.status().style()).raw("\">").text(panel.status().text());
        html.raw("</span> <span class=\"register\">").text(panel.register());
        html.raw("</span> <span class=\"keeper\">").text(panel.keeper()).raw("</span>");
        panel.dates()
                .ifPresent(
                        dates -> html.raw(" <span class=\"dates\">").text(dates).raw("</span>"));
        html.raw(" <span class=\"elapsed\">").text(panel.elapsed()).raw("</span></p></div>\n");
    }

    /** Whether the papers that the register replaces need be asked for; only a register that has answered replaces them. */
    private void papers(PanelPage panel) {
        if (panel.documents().isEmpty()) {
            return;
        }
        html.raw("<p class=\"papers\">");
        html.text(words.say(panel.answered() ? "panel.papers.not-needed" : "panel.papers.needed"));
        html.raw(" <span lang=\"ko\">")
                .text(String.join(", ", panel.documents()))
                .raw("</span></p>");
    }

    private void matrix(PanelPage panel) {
        html.raw("<table class=\"grid\" role=\"table\" aria-labelledby=\"title-")
                .text(panel.id());
        html.raw("\">\n<thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\">");
        html.text(words.say("panel.attribute")).raw("</th>");
        panel.columns().forEach(column -> {
            html.raw("<th role=\"columnheader\" scope=\"col\"><span class=\"relation\">");
            html.text(column.relation()).raw("</span> <bdi class=\"name\">");
            html.text(column.name()).raw("</bdi></th>");
        });
        html.raw("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        for (Row row : panel.rows()) {
            html.raw("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\" title=\"");
            html.text(row.definition()).raw("\">").text(row.name()).raw("</th>");
            row.cells().forEach(cell -> cell(cell, 1));
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table>\n");
    }

    private void entries(EntryTable table) {
        html.raw("<table class=\"grid entries\" role=\"table\" aria-label=\"").text(table.title());
        html.raw("\">\n<thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\">");
        html.text(words.say("panel.subject")).raw("</th>");
        table.columns()
                .forEach(column -> html.raw("<th role=\"columnheader\" scope=\"col\">")
                        .text(column)
                        .raw("</th>"));
        html.raw("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        for (EntryRow row : table.rows()) {
            html.raw("<tr role=\"row\"");
            if (row.owner().isPresent()) {
                html.raw(" class=\"first\"><th role=\"rowheader\" scope=\"rowgroup\"");
                if (row.span() > 1) {
                    html.raw(" rowspan=\"").number(row.span()).raw("\"");
                }
                html.raw("><bdi>").text(row.owner().get()).raw("</bdi></th>");
            } else {
                html.raw(">");
            }
            int span = row.cells().size() == 1 ? table.columns().size() : 1;
            row.cells().forEach(cell -> cell(cell, span));
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table>\n");
    }

    private void cell(Cell cell, int span) {
        html.raw("<td role=\"cell\"");
        if (span > 1) {
            html.raw(" colspan=\"").number(span).raw("\"");
        }
        html.raw(" class=\"").text(cell.quiet() ? "quiet" : cell.badge().style());
        html.raw("\"><div class=\"cell\">");
        if (!cell.label().isEmpty()) {
            html.raw("<p class=\"label\" aria-hidden=\"true\"><bdi>")
                    .text(cell.label())
                    .raw("</bdi></p>");
        }
        if (!cell.saidByBadge()) {
            if (cell.value()) {
                html.raw("<p class=\"value\"><bdi>");
            } else {
                html.raw("<p class=\"reason\"><bdi>");
            }
            html.text(cell.text()).raw("</bdi></p>");
        }
        cell.form().ifPresent(form -> html.raw("<p class=\"form\">").text(form).raw("</p>"));
        if (cell.marks().disputed()) {
            html.raw("<p class=\"flag\"><span class=\"badge warn\">")
                    .text(words.say("cell.disputed"))
                    .raw("</span></p>");
        }
        html.raw("<details class=\"why\"><summary><span class=\"state ");
        html.text(cell.badge().style()).raw("\">").text(cell.badge().text()).raw("</span>");
        cell.asserted()
                .ifPresent(date -> html.raw(" <span class=\"asof\">").text(date).raw("</span>"));
        cell.marks()
                .line()
                .ifPresent(line -> html.raw(" <span class=\"ref line\">")
                        .text(words.say("cell.line", line.number(), line.seal()))
                        .raw("</span>"));
        if (cell.ground() > 0) {
            html.raw(" <span class=\"ref\">")
                    .text(words.say("cell.ground", cell.ground()))
                    .raw("</span>");
        }
        html.raw(" <span class=\"hidden\">").text(cell.why().question()).raw("</span></summary>");
        facts(cell.why().facts());
        cell.marks()
                .report()
                .ifPresent(address -> html.raw("<p class=\"report\"><a target=\"_blank\" rel=\"noopener\" href=\"")
                        .text(address)
                        .raw("\">")
                        .text(words.say("cell.report"))
                        .raw("</a></p>"));
        html.raw("</details></div></td>");
    }

    private void grounds(List<NumberedGround> grounds) {
        html.raw("<details class=\"grounds\"><summary>").text(words.say("panel.grounds", grounds.size()));
        html.raw("</summary><ol>\n");
        for (NumberedGround ground : grounds) {
            html.raw("<li><p class=\"ground-title\">").text(ground.title()).raw("</p>");
            facts(ground.facts());
            html.raw("</li>\n");
        }
        html.raw("</ol></details>\n");
    }

    private void saying(String text, String address) {
        if (address.isEmpty()) {
            html.raw("<dd>").text(text).raw("</dd>");
        } else {
            html.raw("<dd><a href=\"").text(address).raw("\">").text(text).raw("</a></dd>");
        }
    }

    private void facts(List<Fact> facts) {
        html.raw("<dl>");
        for (Fact fact : facts) {
            html.raw("<div><dt>").text(fact.label()).raw("</dt>");
            fact.texts().forEach(text -> saying(text, fact.address()));
            html.raw("</div>");
        }
        html.raw("</dl>");
    }
}
