package kr.ieum.gateway.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.schemas.model.AttributeKey;

/**
 * What views lose when an agreement is no longer in force: the attributes of their panels that it grants.
 *
 * @param register that the attribute is shown of
 * @param left other agreements in force that grant the attribute too, under their own conditions; none where it is gone
 */
public record LostFields(ViewDefinition view, String register, AttributeKey attribute, List<String> left) {

    /** Makes it immutable. */
    public LostFields {
        left = List.copyOf(left);
    }

    /**
     * Everything that is lost, view by view, in the order of the screens.
     *
     * @param registers of which the agreement grants anything
     * @param others the agreements that stay in force
     */
    public static List<LostFields> of(
            List<ViewDefinition> views, Agreement agreement, Set<String> registers, List<Agreement> others) {
        List<LostFields> lost = new ArrayList<>();
        for (ViewDefinition view : views) {
            if (!view.task().equals(agreement.task())) {
                continue;
            }
            for (ViewDefinition.Panel panel : view.panels()) {
                if (registers.contains(panel.register())) {
                    panel.items().stream()
                            .map(ViewDefinition.Item::attribute)
                            .distinct()
                            .filter(attribute -> grants(agreement, attribute))
                            .map(attribute -> new LostFields(
                                    view, panel.register(), attribute, left(agreement, attribute, others)))
                            .forEach(lost::add);
                }
            }
        }
        return List.copyOf(lost);
    }

    private static List<String> left(Agreement agreement, AttributeKey attribute, List<Agreement> others) {
        return others.stream()
                .filter(other -> !other.id().equals(agreement.id())
                        && other.task().equals(agreement.task())
                        && grants(other, attribute))
                .map(Agreement::id)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean grants(Agreement agreement, AttributeKey attribute) {
        return agreement.grants().stream()
                .flatMap(grant -> grant.attributes().stream())
                .map(Agreement.GrantedAttribute::attribute)
                .anyMatch(attribute::equals);
    }
}
