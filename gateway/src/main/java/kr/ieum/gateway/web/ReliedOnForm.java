package kr.ieum.gateway.web;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.reliance.ConflictSeal;
import kr.ieum.gateway.reliance.Reliance.Ground;
import kr.ieum.gateway.view.Conflict;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * The form by which an official records what they relied on in a conflict. It carries no value, only a seal that this look-up
 * showed the conflict to this official.
 *
 * @param action where it is sent
 */
record ReliedOnForm(String action, CsrfToken csrf, UUID lookup, String conflict, int subject, String seal) {

    /** The forms of one look-up's page. */
    record Maker(ConflictSeal seals, String official, String handle, Optional<CsrfToken> csrf) {

        /** The form of a conflict; none where the page may hold no forms. */
        Optional<ReliedOnForm> of(Conflict conflict, String lookup, String caseNumber) {
            UUID id = UUID.fromString(lookup);
            String rule = conflict.rule().id();
            return csrf.map(token -> new ReliedOnForm(
                    "/cases/" + handle + "/relied-on",
                    token,
                    id,
                    rule,
                    conflict.subject(),
                    seals.of(new ConflictSeal.Shown(id, official, caseNumber, rule, conflict.subject()))));
        }
    }

    void write(Html html, ConflictText conflict, Words words) {
        html.raw("<form method=\"post\" class=\"relied-on\" target=\"_blank\" action=\"")
                .text(action);
        html.raw("\"><input type=\"hidden\" name=\"").text(csrf.getParameterName());
        html.raw("\" value=\"").text(csrf.getToken());
        html.raw("\"><input type=\"hidden\" name=\"lookup\" value=\"").text(lookup.toString());
        html.raw("\"><input type=\"hidden\" name=\"conflict\" value=\"").text(this.conflict);
        html.raw("\"><input type=\"hidden\" name=\"subject\" value=\"").number(subject);
        html.raw("\"><input type=\"hidden\" name=\"seal\" value=\"").text(seal);
        html.raw("\"><fieldset><legend>").text(words.say("relied.question")).raw("</legend>");
        for (ConflictText.Side side : conflict.sides()) {
            html.raw("<label><input type=\"radio\" name=\"register\" required value=\"")
                    .text(side.register());
            html.raw("\"> ").text(side.name()).raw("</label>");
        }
        html.raw("</fieldset><label>").text(words.say("relied.ground"));
        html.raw(" <select name=\"ground\" required>");
        for (Ground ground : Ground.values()) {
            html.raw("<option value=\"").text(value(ground)).raw("\">");
            html.text(words.say("relied.ground." + value(ground))).raw("</option>");
        }
        html.raw("</select></label><label><input type=\"checkbox\" name=\"clarification\" value=\"yes\"> ");
        html.text(words.say("relied.clarification.ask"));
        html.raw("</label><button class=\"secondary\">").text(words.say("relied.button"));
        html.raw("</button><p class=\"hint\">").text(words.say("relied.hint")).raw("</p></form>");
    }

    /** How a ground is spelled in the form. */
    static String value(Ground ground) {
        return ground.name().toLowerCase(Locale.ROOT);
    }
}
