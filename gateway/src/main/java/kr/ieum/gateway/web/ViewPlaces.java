package kr.ieum.gateway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kr.ieum.gateway.agreement.analysis.Breakage;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.gateway.view.ViewDefinition;

/** The places of views, as the analysis asks of each whether it shows less once agreements change. */
public final class ViewPlaces {

    private static final String VERIFICATION = "verification";

    private ViewPlaces() {}

    /** Everything that the views ask for. */
    public static List<Breakage.Place> of(List<ViewDefinition> views) {
        List<Breakage.Place> places = new ArrayList<>();
        for (ViewDefinition view : views) {
            view.panels()
                    .forEach(panel -> panel.items()
                            .forEach(item -> item.relations()
                                    .forEach(relation -> places.add(new Breakage.Place(
                                            view.id(),
                                            panel.id(),
                                            view.task(),
                                            item.attribute(),
                                            panel.register(),
                                            relation,
                                            panel.recipient(),
                                            Use.DISPLAY,
                                            item.through()
                                                    .map(through -> Set.of(through.as()))
                                                    .orElse(view.searchBy()))))));
            view.verification()
                    .checks()
                    .forEach(check -> check.confirming()
                            .keySet()
                            .forEach(relation -> places.add(new Breakage.Place(
                                    view.id(),
                                    VERIFICATION,
                                    view.task(),
                                    check.attribute(),
                                    check.register(),
                                    relation,
                                    Recipient.OFFICIAL,
                                    Use.DECIDE,
                                    view.searchBy()))));
        }
        return places;
    }
}
