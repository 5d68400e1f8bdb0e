package kr.ieum.gateway.agreement;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.model.AttributeKey;

/**
 * Who may be told of a register's events. Whether it is, about whom and of what, is for the engine to decide: these are the questions to
 * put to it.
 *
 * @param systems the agency's systems that the agreement names; none where it may be any of them
 * @param attributes what the agreements of this task grant to anybody of it
 */
public record Addressee(String agency, Set<String> systems, String task, Set<AttributeKey> attributes) {

    /** Makes it immutable. */
    public Addressee {
        systems = Set.copyOf(systems);
        attributes = Set.copyOf(attributes);
    }

    /** Everybody whom agreements on events of a register name, in a fixed order. */
    static List<Addressee> of(List<Terms> active, String register) {
        return active.stream()
                .filter(terms ->
                        terms.kind() == RequestKind.EVENT && terms.registers().contains(register))
                .flatMap(terms -> terms.consumers().stream()
                        .flatMap(consumer -> new TreeSet<>(consumer.agencies().keySet())
                                .stream()
                                        .map(agency -> new Addressee(
                                                agency, consumer.systems(), terms.task(), granted(terms, register)))))
                .toList();
    }

    private static Set<AttributeKey> granted(Terms terms, String register) {
        return terms.grants().stream()
                .filter(grant ->
                        grant.registers().isEmpty() || grant.registers().contains(register))
                .flatMap(grant -> grant.attributes().stream())
                .map(Terms.GrantedAttribute::attribute)
                .collect(Collectors.toSet());
    }
}
