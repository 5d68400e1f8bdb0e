package kr.ieum.gateway.exchange.query;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.view.QueryScope;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.schemas.model.AttributeKey;

/** Where attributes are fetched: which register says what, by its mapping. */
public final class Attributes {

    private final Map<String, Set<AttributeKey>> byRegister;

    /** @param byRegister what each joined register's mapping yields, by the register's id */
    public Attributes(Map<String, Set<AttributeKey>> byRegister) {
        this.byRegister = Map.copyOf(byRegister);
    }

    /** Where an attribute of a query is fetched, if anywhere. */
    sealed interface Place {

        record Found(QueryScope.Wanted wanted) implements Place {}

        record Nowhere() implements Place {}

        record Several(Set<String> registers) implements Place {}
    }

    /** The register that is named; else the one that the task's view has it from; else the only one that has it. */
    Place place(Query.Wanted wanted, ViewDefinition view) {
        Set<String> having = byRegister.entrySet().stream()
                .filter(register -> register.getValue().contains(wanted.attribute()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> ofView = view.panels(Recipient.OFFICIAL).stream()
                .filter(panel ->
                        panel.items().stream().anyMatch(item -> item.attribute().equals(wanted.attribute())))
                .map(ViewDefinition.Panel::register)
                .filter(having::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> fit = wanted.register().isPresent() || ofView.isEmpty() ? having : ofView;
        Optional<String> register =
                wanted.register().or(() -> fit.size() == 1 ? fit.stream().findFirst() : Optional.empty());
        if (having.isEmpty()
                || register.filter(named -> !having.contains(named)).isPresent()) {
            return new Place.Nowhere();
        }
        return register.<Place>map(
                        named -> new Place.Found(new QueryScope.Wanted(wanted.attribute(), named, wanted.form())))
                .orElseGet(() -> new Place.Several(fit));
    }
}
