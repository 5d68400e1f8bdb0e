package kr.ieum.gateway.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.gateway.cases.CaseSubject;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.sheet.SheetDraft;
import kr.ieum.gateway.view.Conflict;

/**
 * A conflict between two registers in words: both statements with sources and dates, and the rule that applies.
 *
 * @param id unique on the page
 * @param title what is in conflict
 * @param about whose it is
 * @param sides the two statements, the one that holds under the rule marked
 * @param ruled the rule's line of the sheet
 * @param form by which the official records what they relied on
 */
record ConflictText(
        String id,
        String title,
        String about,
        List<Side> sides,
        String rule,
        SheetDraft.Line ruled,
        Optional<ReliedOnForm> form) {

    /**
     * One register's statement.
     *
     * @param register id of the register
     * @param statements attribute and what is said of it, never blank
     * @param asserted as of when the register says so
     */
    record Side(
            String register,
            String name,
            String keeper,
            boolean holds,
            List<Statement> statements,
            Optional<String> asserted) {}

    /** One attribute as a register states it, and its line of the sheet. */
    record Statement(String attribute, String text, SheetDraft.Line line) {}

    static ConflictText of(
            Conflict conflict, OpenCase openCase, ConflictLines lines, Optional<ReliedOnForm> form, Words words) {
        CellText cells = new CellText(words, FieldMarks.NONE);
        String about = openCase.subjects().stream()
                .filter(subject -> subject.index() == conflict.subject())
                .findFirst()
                .map(subject -> owner(subject, words))
                .orElseGet(() -> words.say("conflict.nobody"));
        List<Side> sides = conflict.sides().stream()
                .map(side ->
                        side(side, conflict.rule().authority().equals(side.register()), about, lines, cells, words))
                .toList();
        String title = words.in(conflict.rule().title());
        String rule = words.in(conflict.rule().rule());
        return new ConflictText(
                conflict.rule().id() + "-" + conflict.subject(),
                title,
                about,
                sides,
                rule,
                lines.rule(about, title, rule),
                form);
    }

    private static String owner(CaseSubject subject, Words words) {
        return words.relation(subject.relation()) + " " + words.subject(subject);
    }

    private static Side side(
            Conflict.Side side, boolean holds, String about, ConflictLines lines, CellText cells, Words words) {
        String name = words.register(side.register());
        return new Side(
                side.register(),
                name,
                words.vocabulary()
                        .register(side.register())
                        .map(known -> words.in(known.keeper()))
                        .orElse(side.register()),
                holds,
                Stream.concat(side.stated().stream(), side.beside().stream())
                        .map(field -> {
                            String attribute = words.attribute(field.attribute());
                            String text = cells.said(field);
                            return new Statement(attribute, text, lines.statement(about, name, attribute, text));
                        })
                        .toList(),
                side.stated().stream()
                        .flatMap(field -> field.assertedAt().stream())
                        .findFirst()
                        .map(words::day));
    }
}
