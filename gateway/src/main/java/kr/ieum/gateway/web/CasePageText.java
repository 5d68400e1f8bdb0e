package kr.ieum.gateway.web;

import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.gateway.view.ViewDefinition.Panel;

/**
 * The facts of a case and what its view will ask, in words.
 *
 * @param article the article that governs the task
 * @param verifies whether a look-up verifies anything before it asks for what it shows
 * @param registers how many registers are asked
 */
record CasePageText(
        String number,
        String kind,
        String task,
        String stage,
        String received,
        Optional<String> deputy,
        String article,
        String viewTitle,
        String viewVersion,
        List<Subject> subjects,
        boolean verifies,
        long registers,
        List<Question> questions,
        List<Missing> notJoined) {

    /** A subject of the case. */
    record Subject(String relation, String name) {}

    /** A register that will be asked: for what, about whom. */
    record Question(
            String panel,
            String title,
            String register,
            String keeper,
            List<String> attributes,
            List<String> documents) {}

    /** A register of the task that isn't joined here. */
    record Missing(String title, String reason) {}

    static CasePageText of(ViewDefinition view, OpenCase openCase, List<Panel> panels, Words words) {
        return new CasePageText(
                openCase.number(),
                words.code("case-kind", openCase.kind()),
                task(openCase, words),
                words.code("case-stage", openCase.stage()),
                words.minute(openCase.receivedAt()),
                openCase.deputy()
                        .map(deputy ->
                                words.say("case.deputy.until", words.date(deputy.from()), words.date(deputy.until()))),
                words.vocabulary()
                        .task(openCase.task())
                        .map(known -> words.in(known.article()))
                        .orElse(openCase.task()),
                words.in(view.title()),
                words.say("case.view.version", view.version()),
                subjects(openCase, words),
                !view.verification().checks().isEmpty(),
                panels.stream().map(Panel::register).distinct().count(),
                panels.stream().map(panel -> question(panel, words)).toList(),
                view.notJoined().stream()
                        .map(missing -> new Missing(words.in(missing.title()), words.in(missing.reason())))
                        .toList());
    }

    static String task(OpenCase openCase, Words words) {
        return words.vocabulary()
                .task(openCase.task())
                .map(known -> words.in(known.name()))
                .orElse(openCase.task());
    }

    static List<Subject> subjects(OpenCase openCase, Words words) {
        return openCase.subjects().stream()
                .map(subject -> new Subject(words.relation(subject.relation()), words.subject(subject)))
                .toList();
    }

    private static Question question(Panel panel, Words words) {
        return new Question(
                panel.id(),
                words.in(panel.title()),
                words.register(panel.register()),
                words.vocabulary()
                        .register(panel.register())
                        .map(known -> words.in(known.keeper()))
                        .orElse(panel.register()),
                panel.items().stream()
                        .map(item -> words.attribute(item.attribute()))
                        .toList(),
                panel.documents());
    }
}
