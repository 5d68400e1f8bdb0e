package kr.ieum.gateway.web;

import java.util.List;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.identity.Officials;
import kr.ieum.gateway.reliance.Reliance;
import kr.ieum.gateway.view.ConflictRule;
import kr.ieum.gateway.view.ViewDefinition;

/** One record of what was relied on, in words, as the case's page shows it. */
record ReliedOnText(
        String when,
        String conflict,
        String about,
        String relied,
        String ground,
        String clarification,
        String official,
        String lookup) {

    static ReliedOnText of(
            Reliance reliance, ViewDefinition view, OpenCase openCase, Directory officials, Words words) {
        return new ReliedOnText(
                words.moment(reliance.recordedAt()),
                view.conflicts().stream()
                        .filter(rule -> rule.id().equals(reliance.conflict()))
                        .findFirst()
                        .map(ConflictRule::title)
                        .map(words::in)
                        .orElse(reliance.conflict()),
                openCase.subjects().stream()
                        .filter(subject -> subject.index() == reliance.subject())
                        .findFirst()
                        .map(subject -> words.relation(subject.relation()) + " " + subject.name())
                        .orElseGet(() -> words.say("conflict.nobody")),
                words.register(reliance.register()),
                words.say("relied.ground." + ReliedOnForm.value(reliance.ground())),
                words.say(reliance.clarificationAsked() ? "relied.clarification.yes" : "relied.clarification.no"),
                officials
                        .find(reliance.official())
                        .map(Officials.Account::official)
                        .map(official -> words.in(official.name()))
                        .orElse(reliance.official()),
                reliance.lookup().toString());
    }

    static List<ReliedOnText> of(
            List<Reliance> reliances, ViewDefinition view, OpenCase openCase, Directory officials, Words words) {
        return reliances.stream()
                .map(one -> of(one, view, openCase, officials, words))
                .toList();
    }
}
