package kr.ieum.gateway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.cases.CaseSubject;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.view.Conflict;
import kr.ieum.gateway.web.PanelPage.Fact;

/**
 * A conflict between two registers in words: both statements with sources and dates, and the rule that applies.
 *
 * @param id unique on the page
 * @param title what is in conflict
 * @param about whose it is
 * @param sides the two statements, the one that holds under the rule marked
 * @param form by which the official records what they relied on
 */
record ConflictText(String id, String title, String about, List<Side> sides, String rule, Optional<ReliedOnForm> form) {

    /**
     * One register's statement.
     *
     * @param register id of the register
     * @param facts attribute and what is said of it, never blank
     * @param asserted as of when the register says so
     */
    record Side(
            String register, String name, String keeper, boolean holds, List<Fact> facts, Optional<String> asserted) {}

    static ConflictText of(Conflict conflict, OpenCase openCase, Optional<ReliedOnForm> form, Words words) {
        CellText cells = new CellText(words, FieldMarks.NONE);
        String about = openCase.subjects().stream()
                .filter(subject -> subject.index() == conflict.subject())
                .findFirst()
                .map(subject -> owner(subject, words))
                .orElseGet(() -> words.say("conflict.nobody"));
        return new ConflictText(
                conflict.rule().id() + "-" + conflict.subject(),
                words.in(conflict.rule().title()),
                about,
                conflict.sides().stream()
                        .map(side -> side(side, conflict.rule().authority().equals(side.register()), cells, words))
                        .toList(),
                words.in(conflict.rule().rule()),
                form);
    }

    private static String owner(CaseSubject subject, Words words) {
        return words.relation(subject.relation()) + " " + words.subject(subject);
    }

    private static Side side(Conflict.Side side, boolean holds, CellText cells, Words words) {
        List<Fact> facts = new ArrayList<>();
        side.stated().forEach(field -> facts.add(fact(field, cells, words)));
        side.beside().forEach(field -> facts.add(fact(field, cells, words)));
        return new Side(
                side.register(),
                words.register(side.register()),
                words.vocabulary()
                        .register(side.register())
                        .map(known -> words.in(known.keeper()))
                        .orElse(side.register()),
                holds,
                List.copyOf(facts),
                side.stated().stream()
                        .flatMap(field -> field.assertedAt().stream())
                        .findFirst()
                        .map(words::day));
    }

    private static Fact fact(ReleasedField field, CellText cells, Words words) {
        return new Fact(words.attribute(field.attribute()), List.of(cells.said(field)));
    }
}
