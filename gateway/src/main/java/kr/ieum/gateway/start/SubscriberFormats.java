package kr.ieum.gateway.start;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.catalogue.AnnouncedEvent;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.catalogue.SubscriberEntry;
import kr.ieum.gateway.exchange.message.EventNotice;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.mapping.WayOut;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Faults;

/**
 * Whether subscribers' own formats can say what agreements have them told; checked when the federation is loaded, so that {@code lint} finds it. An
 * agreement that is put in force later isn't among these: what its notices can't say is put aside.
 */
final class SubscriberFormats {

    private SubscriberFormats() {}

    /**
     * Rules C23: no mapping with a way out; C24: an agreement grants what the format has no place for, or in a reduced form, which no format of
     * an agency's own can say; C25: the format demands what no agreement grants.
     */
    static void check(Catalogue catalogue, Schemas schemas, List<Terms> agreements, Faults faults) {
        for (SubscriberEntry subscriber : catalogue.subscribers()) {
            if (subscriber.format() instanceof SubscriberEntry.Format.Own(String id) && !id.isEmpty()) {
                Optional<WayOut> way =
                        way(id, schemas).filter(one -> one.recordTypes().isEmpty());
                if (way.isEmpty()) {
                    faults.add(subscriber
                            .written()
                            .fault(
                                    "format",
                                    "C23",
                                    "'" + id
                                            + "' is neither json nor xml nor a mapping that a notice can be written by",
                                    "name one with 'direction: both' and records that are all alike"));
                } else {
                    agreements.stream()
                            .filter(terms -> isFor(subscriber.system(), terms))
                            .forEach(terms -> check(subscriber, way.get(), terms, catalogue, schemas, faults));
                }
            }
        }
    }

    private static boolean isFor(SystemId system, Terms terms) {
        return terms.kind() == RequestKind.EVENT
                && terms.consumers().stream()
                        .anyMatch(consumer -> consumer.agencies().containsKey(system.agency())
                                && (consumer.systems().isEmpty()
                                        || consumer.systems().contains(system.system())));
    }

    private static void check(
            SubscriberEntry subscriber, WayOut way, Terms terms, Catalogue catalogue, Schemas schemas, Faults faults) {
        for (AnnouncedEvent event : catalogue.events()) {
            Optional<Mapping> read = Optional.ofNullable(schemas.mappings().get(event.mapping()));
            if (read.isEmpty() || !terms.registers().contains(event.register())) {
                continue;
            }
            Set<AttributeKey> told = new HashSet<>();
            Set<String> unsayable = new TreeSet<>();
            for (Terms.GrantedAttribute granted : granted(terms, event.register())) {
                if (read.get().attributes().contains(granted.attribute())) {
                    told.add(granted.attribute());
                    if (!way.attributes().contains(granted.attribute())
                            || !granted.form().equals(Form.CLEAR)) {
                        unsayable.add(granted.attribute().text());
                    }
                }
            }
            if (!unsayable.isEmpty()) {
                faults.add(subscriber
                        .written()
                        .fault(
                                "format",
                                "C24",
                                "can't say " + unsayable + " as agreement '" + terms.agreement() + "' grants it",
                                "give it a place in the mapping, or have the system told in json or xml"));
            }
            Set<AttributeKey> missing = new HashSet<>(way.demanded());
            missing.removeAll(told);
            if (!missing.isEmpty()) {
                faults.add(subscriber
                        .written()
                        .fault(
                                "format",
                                "C25",
                                "demands "
                                        + missing.stream()
                                                .map(AttributeKey::text)
                                                .sorted()
                                                .toList()
                                        + ", which agreement '" + terms.agreement() + "' doesn't grant",
                                "let the mapping say that there is nothing, or have the system told in json or xml"));
            }
        }
    }

    private static List<Terms.GrantedAttribute> granted(Terms terms, String register) {
        return terms.grants().stream()
                .filter(grant ->
                        grant.registers().isEmpty() || grant.registers().contains(register))
                .flatMap(grant -> grant.attributes().stream())
                .toList();
    }

    private static Optional<WayOut> way(String id, Schemas schemas) {
        return Optional.ofNullable(schemas.mappings().get(id)).flatMap(Mapping::wayOut);
    }

    /** The format as notices are written in; one that isn't there was a fault when the federation was loaded. */
    static EventNotice.Format of(SubscriberEntry.Format format, Schemas schemas) {
        return switch (format) {
            case SubscriberEntry.Format.InModel.JSON -> EventNotice.Format.InModel.JSON;
            case SubscriberEntry.Format.InModel.XML -> EventNotice.Format.InModel.XML;
            case SubscriberEntry.Format.Own(String id) ->
                new EventNotice.Format.Own(way(id, schemas).orElseThrow());
        };
    }
}
