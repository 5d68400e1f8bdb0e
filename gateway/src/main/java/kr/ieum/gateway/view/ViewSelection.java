package kr.ieum.gateway.view;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.ReleasedForms;
import kr.ieum.schemas.export.Selection;
import kr.ieum.schemas.model.ReferenceModel;

/**
 * What a view can ever show: its attributes, each for the relations and the recipient it names, in the forms in which agreements
 * for its task release it from the panel's register. What no agreement releases isn't there, since it will never have a value.
 */
public final class ViewSelection {

    private final Collection<Agreement> agreements;
    private final Map<String, String> keepers;
    private final ReferenceModel model;

    /**
     * Selections under these agreements.
     *
     * @param keepers the keeper of each register, by register id
     */
    public ViewSelection(Collection<Agreement> agreements, Map<String, String> keepers, ReferenceModel model) {
        this.agreements = List.copyOf(agreements);
        this.keepers = Map.copyOf(keepers);
        this.model = model;
    }

    /** The selection of one view. */
    public Selection of(ViewDefinition view) {
        return new Selection(
                "view",
                view.id(),
                view.version(),
                view.title(),
                view.panels().stream().flatMap(panel -> lines(view, panel)).toList());
    }

    private Stream<Selection.Line> lines(ViewDefinition view, ViewDefinition.Panel panel) {
        Optional<String> keeper = Optional.ofNullable(keepers.get(panel.register()));
        return agreements.stream()
                .filter(agreement -> agreement.task().equals(view.task()))
                .filter(agreement ->
                        keeper.filter(agreement.providers()::contains).isPresent())
                .flatMap(agreement -> panel.items().stream()
                        .flatMap(item -> item.relations().stream()
                                .flatMap(relation -> new ReleasedForms(agreement, model)
                                        .lines(
                                                panel.recipient(),
                                                relation,
                                                item.attribute(),
                                                grant -> grant.register()
                                                        .filter(register -> !register.equals(panel.register()))
                                                        .isEmpty()))));
    }
}
