package kr.ieum.gateway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.catalogue.RegisterRecord;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.gateway.web.Sheet.Section;
import kr.ieum.schemas.model.AttributeKey;

/** Where a property is used: which registers fill it, which agreements release it, which views show it. */
final class PropertyUse {

    private final FederationWords federation;
    private final Words words;

    PropertyUse(FederationWords federation, Words words) {
        this.federation = federation;
        this.words = words;
    }

    /** The rows of mappings that fill it. */
    Section registers(AttributeKey key, List<RegisterRecord> registers) {
        List<List<List<Link>>> lines = new ArrayList<>();
        for (RegisterRecord record : registers) {
            record.coverage().mapped().stream()
                    .filter(row -> row.target().equals(key))
                    .forEach(row -> lines.add(List.of(
                            List.of(federation.register(record.register().id())),
                            List.of(federation.agency(record.register().keeper())),
                            row.sources().stream().sorted().map(Link::plain).toList(),
                            FederationBook.cell(words.say("fidelity." + row.fidelity())),
                            FederationBook.cell(row.justification()),
                            FederationBook.cell(row.reviewer().orElseGet(() -> words.say("register.unreviewed"))))));
        }
        return Sheet.table(
                "registers",
                words.say("model.registers"),
                words.say("model.registers.none"),
                says(
                        "register.name",
                        "register.keeper",
                        "register.source",
                        "register.fidelity",
                        "register.why",
                        "register.reviewer"),
                lines);
    }

    /** The consumers' own formats that have a place for it. */
    Section waysOut(List<String> mappings) {
        return Sheet.table(
                "ways-out",
                words.say("model.ways-out"),
                words.say("model.ways-out.none"),
                says("model.way-out"),
                mappings.stream().map(id -> List.of(FederationBook.cell(id))).toList());
    }

    /** The grants that release it, of the agreements that the reader may know. */
    Section agreements(AttributeKey key, List<AgreementRecord> known) {
        List<List<List<Link>>> lines = new ArrayList<>();
        for (AgreementRecord record : known) {
            record.agreement()
                    .ifPresent(agreement -> agreement
                            .grants()
                            .forEach(grant -> grant.attributes().stream()
                                    .filter(granted -> granted.attribute().equals(key))
                                    .forEach(granted -> lines.add(line(record, agreement, grant, granted)))));
        }
        return Sheet.table(
                "agreements",
                words.say("model.agreements"),
                words.say("model.agreements.none"),
                says(
                        "agreement.title",
                        "list.state",
                        "model.grant",
                        "model.form",
                        "model.to",
                        "agreement.task",
                        "model.basis"),
                lines);
    }

    private List<List<Link>> line(
            AgreementRecord record, Agreement agreement, Agreement.Grant grant, Agreement.GrantedAttribute granted) {
        List<Link> bases = agreement.legalBasis().stream()
                .filter(basis -> granted.basis().contains(basis.id()))
                .map(federation::basis)
                .map(basis -> Link.plain(basis.citation() + " (" + basis.kind().text() + ")"))
                .toList();
        return List.of(
                List.of(federation.agreement(record), Link.plain(words.say("agreement.version", record.version()))),
                FederationBook.cell(federation.standing(record.standing()).text()),
                FederationBook.cell(words.say("model.grant.text", grant.id(), relations(agreement, grant))),
                FederationBook.cell(new ValueText(words).form(granted.form())),
                FederationBook.cell(federation.consumers(agreement)),
                List.of(federation.task(agreement.task())),
                bases.isEmpty() ? FederationBook.cell(words.say("nothing")) : bases);
    }

    private String relations(Agreement agreement, Agreement.Grant grant) {
        return (grant.subjects().isEmpty() ? agreement.subjects() : grant.subjects())
                .stream().sorted().map(words::relation).collect(Collectors.joining(", "));
    }

    /** The panels that show it. */
    Section views(AttributeKey key, List<ViewDefinition> views) {
        List<List<List<Link>>> lines = new ArrayList<>();
        for (ViewDefinition view : views) {
            for (ViewDefinition.Panel panel : view.panels()) {
                Optional<ViewDefinition.Item> shown = panel.items().stream()
                        .filter(item -> item.attribute().equals(key))
                        .findFirst();
                shown.ifPresent(item -> lines.add(List.of(
                        FederationBook.cell(words.in(view.title())),
                        FederationBook.cell(words.in(panel.title())),
                        List.of(federation.register(panel.register())),
                        List.of(federation.task(view.task())),
                        item.relations().stream()
                                .sorted()
                                .map(words::relation)
                                .map(Link::plain)
                                .toList())));
            }
        }
        return Sheet.table(
                "views",
                words.say("model.views"),
                words.say("model.views.none"),
                says("transition.view", "model.panel", "case.register", "agreement.task", "model.subjects"),
                lines);
    }

    private List<String> says(String... keys) {
        return Stream.of(keys).map(words::say).toList();
    }
}
