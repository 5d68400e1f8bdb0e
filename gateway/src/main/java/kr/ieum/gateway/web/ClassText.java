package kr.ieum.gateway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.web.AgreementPage.Row;
import kr.ieum.schemas.model.Association;
import kr.ieum.schemas.model.ModelClass;
import kr.ieum.schemas.model.ReferenceModel;

/** A class of the model in words: what tells its members apart, what an association connects, roles, what others add. */
final class ClassText {

    private final ReferenceModel model;
    private final FederationWords federation;
    private final FederationBook book;
    private final Words words;

    ClassText(ReferenceModel model, FederationWords federation, Words words) {
        this.model = model;
        this.federation = federation;
        this.book = new FederationBook(federation, words);
        this.words = words;
    }

    List<Row> rows(ModelClass one) {
        List<Row> rows = new ArrayList<>();
        rows.add(book.row("model.key", one.name()));
        rows.add(book.row(
                "model.names",
                words.say("model.both", one.title().ko(), one.title().en())));
        rows.add(book.row("model.uri", one.uri()));
        rows.add(book.row("model.namespace", namespace(one.namespace(), model, words)));
        rows.add(book.row(
                "model.identified",
                one.identifiedBy().stream().map(federation::attributeLink).toList()));
        one.association().ifPresent(association -> rows.addAll(association(association)));
        rows.add(book.row(
                "model.roles",
                model.roles().stream()
                        .filter(role -> role.playedBy().contains(one.name())
                                || role.contributes().contains(one.name()))
                        .map(role -> Link.plain(words.in(role.title()) + " — " + words.in(role.definition())))
                        .toList()));
        rows.add(book.row(
                "model.added",
                model.augmentations().stream()
                        .filter(added -> added.className().equals(one.name()))
                        .flatMap(added -> added.properties().stream()
                                .map(key -> Link.to(
                                        words.say(
                                                "model.added.text", federation.attribute(key), words.in(added.title())),
                                        FederationWords.address(key))))
                        .toList()));
        return List.copyOf(rows);
    }

    private List<Row> association(Association association) {
        return List.of(
                book.row(
                        "model.association",
                        association.ends().stream().map(this::end).toList()),
                book.row(
                        "model.association.dates",
                        Stream.concat(association.since().stream(), association.until().stream())
                                .map(federation::attributeLink)
                                .toList()));
    }

    private Link end(Association.End end) {
        String classes = end.classes().stream()
                .map(name -> model.modelClass(name)
                        .map(found -> words.in(found.title()))
                        .orElse(name))
                .collect(Collectors.joining(", "));
        return Link.to(
                words.say(
                        "model.association.end",
                        end.name(),
                        classes,
                        words.say(end.repeats() ? "model.association.many" : "model.association.one")),
                "/model/classes/" + end.classes().getFirst());
    }

    /** A namespace by its title and version. */
    static String namespace(String uri, ReferenceModel model, Words words) {
        return model.namespace(uri)
                .map(found -> words.in(found.title()) + " " + found.version())
                .orElse(uri);
    }
}
