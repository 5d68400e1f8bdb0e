package kr.ieum.gateway.exchange.query;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.view.QueryScope;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.schemas.model.AttributeKey;

/** Where attributes are fetched: which register says what, by its mapping. */
public final class Attributes {

    private final Map<AttributeKey, Set<String>> having;

    /** Views don't change while a node runs. */
    private final Map<String, Map<AttributeKey, Set<String>>> shown = new ConcurrentHashMap<>();

    /** @param byRegister what each joined register's mapping yields, by the register's id */
    public Attributes(Map<String, Set<AttributeKey>> byRegister) {
        this.having =
                registers(byRegister.entrySet().stream(), Map.Entry::getKey, register -> register.getValue().stream());
    }

    private static <T> Map<AttributeKey, Set<String>> registers(
            Stream<T> all, Function<T, String> register, Function<T, Stream<AttributeKey>> attributes) {
        Map<AttributeKey, Set<String>> registers = new HashMap<>();
        all.forEach(one -> attributes
                .apply(one)
                .forEach(attribute -> registers
                        .computeIfAbsent(attribute, _ -> new TreeSet<>())
                        .add(register.apply(one))));
        return Map.copyOf(registers);
    }

    private Map<AttributeKey, Set<String>> shown(ViewDefinition view) {
        return shown.computeIfAbsent(
                view.id(),
                _ -> registers(
                        view.panels(Recipient.OFFICIAL).stream(),
                        ViewDefinition.Panel::register,
                        panel -> panel.items().stream().map(ViewDefinition.Item::attribute)));
    }

    /** Where an attribute of a query is fetched, if anywhere. */
    sealed interface Place {

        record Found(QueryScope.Wanted wanted) implements Place {}

        record Nowhere() implements Place {}

        record Several(Set<String> registers) implements Place {}
    }

    /** The register that is named; else the one that the task's view has it from; else the only one that has it. */
    Place place(Query.Wanted wanted, ViewDefinition view) {
        Set<String> having = this.having.getOrDefault(wanted.attribute(), Set.of());
        Set<String> ofView = new TreeSet<>(shown(view).getOrDefault(wanted.attribute(), Set.of()));
        ofView.retainAll(having);
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
