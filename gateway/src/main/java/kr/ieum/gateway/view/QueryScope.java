package kr.ieum.gateway.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.gateway.cases.CaseSubject;
import kr.ieum.gateway.release.RegisterResult.Part;
import kr.ieum.gateway.view.ViewDefinition.Item;
import kr.ieum.gateway.view.ViewDefinition.Panel;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;

/**
 * What a query asks for (design §8). What the task's view knows of an attribute, such as the key by which its register is asked, holds for
 * a query too; what it doesn't list is asked of everybody named, and the agreements decide.
 *
 * @param task its view names what is verified first
 * @param about the subjects, by their keys; the case has to name each
 * @param whole whether one attribute that isn't granted refuses all
 * @param use what the values are for
 * @param wholeness all that registers tell leaves together or nothing does: whether it leaves
 */
public record QueryScope(
        String task, List<SubjectKey> about, List<Wanted> wanted, boolean whole, Use use, Wholeness wholeness) {

    /** Makes it immutable. */
    public QueryScope {
        about = List.copyOf(about);
        wanted = List.copyOf(wanted);
    }

    /**
     * Whether what registers told can leave as a whole. It is asked once, when all of it has been told to who runs the look-up, and before
     * the log says that anything left.
     */
    @FunctionalInterface
    public interface Wholeness {

        /** Whether it leaves. */
        boolean leaves(Lookup.Completeness completeness);
    }

    /**
     * One attribute.
     *
     * @param register the register it is fetched from
     * @param form the form wanted among incomparable ones
     */
    public record Wanted(AttributeKey attribute, String register, Optional<Form> form) {}

    /** Panels that hold what is wanted and nothing else; each register's parts apart, as its results are. */
    List<Panel> panels(ViewDefinition view) {
        record Place(String register, Part part) {}
        Map<Place, List<Item>> places = new LinkedHashMap<>();
        for (Wanted one : wanted) {
            Item item = item(one, view);
            places.computeIfAbsent(new Place(one.register(), item.part()), place -> new ArrayList<>())
                    .add(item);
        }
        return places.entrySet().stream()
                .map(place -> new Panel(
                        place.getKey().register() + "."
                                + place.getKey().part().name().toLowerCase(Locale.ROOT),
                        view.title(),
                        place.getKey().register(),
                        Recipient.OFFICIAL,
                        place.getValue(),
                        List.of(),
                        Optional.empty()))
                .toList();
    }

    private static Item item(Wanted wanted, ViewDefinition view) {
        Optional<Item> listed = view.panels(Recipient.OFFICIAL).stream()
                .filter(panel -> panel.register().equals(wanted.register()))
                .flatMap(panel -> panel.items().stream())
                .filter(item -> item.attribute().equals(wanted.attribute()))
                .findFirst();
        return new Item(
                wanted.attribute(),
                Set.of(Relation.values()),
                wanted.form().or(() -> listed.flatMap(Item::form)),
                listed.flatMap(Item::through),
                listed.map(Item::seeksApplicant).orElse(false));
    }

    /** Those of the case whom it is about or without whom nothing can be verified: the applicant and a deceased. */
    List<CaseSubject> subjects(List<CaseSubject> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i == 0 || all.get(i).relation() == Relation.DECEASED || isAbout(all.get(i)))
                .mapToObj(all::get)
                .toList();
    }

    /** Whether anything is asked about that subject. */
    boolean isAbout(CaseSubject subject) {
        return about.contains(subject.key());
    }

    /** Whether the case names everybody whom it is about. */
    boolean isOf(List<CaseSubject> subjects) {
        return about.stream()
                .allMatch(key ->
                        subjects.stream().anyMatch(subject -> subject.key().equals(key)));
    }
}
