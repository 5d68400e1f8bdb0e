package kr.ieum.gateway.start;

import java.util.function.Function;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.document.Parties;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.identity.Agency;
import kr.ieum.schemas.Schemas;

/** The federation as agreements refer to it: the rooms' own words for agencies, classes and registers put side by side. */
final class AgreementParties {

    private AgreementParties() {}

    static References of(Agencies agencies, Catalogue catalogue, Schemas schemas) {
        Parties parties = new Parties(
                agencies.zone(),
                agencies.agencies().stream()
                        .map(agency -> new Parties.Agency(
                                agency.code(),
                                agency.name(),
                                agency.systems().stream()
                                        .collect(Collectors.toMap(Agency.AgencySystem::id, Agency.AgencySystem::name))))
                        .collect(Collectors.toMap(Parties.Agency::code, Function.identity())),
                agencies.classes().stream()
                        .map(c -> new Parties.AgencyClass(
                                c.id(),
                                c.name(),
                                c.members().stream()
                                        .map(m -> new Parties.Accession(m.agency(), m.from(), m.until()))
                                        .toList()))
                        .collect(Collectors.toMap(Parties.AgencyClass::id, Function.identity())),
                catalogue.registers().stream()
                        .map(r -> new Parties.Register(r.id(), r.title(), r.keeper(), r.operator()))
                        .collect(Collectors.toMap(Parties.Register::id, Function.identity())));
        return References.of(schemas, parties);
    }
}
