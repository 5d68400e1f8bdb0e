package kr.ieum.gateway.view;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Localized;

/**
 * A view: a named, versioned selection of attributes for one task, laid out for people (design §2, §7).
 *
 * @param searchBy attributes by which the view's registers are searched for a subject; decided first (design §6 rule 3)
 * @param deadline when the page is final, whatever the registers do
 * @param notJoined registers the task knows and this federation doesn't reach; named on the page, never a blank
 * @param conflicts in what its registers must agree, and which of them holds where they don't
 */
public record ViewDefinition(
        String id,
        int version,
        Localized title,
        String task,
        Set<AttributeKey> searchBy,
        Duration deadline,
        Verification verification,
        List<Panel> panels,
        List<NotJoined> notJoined,
        List<ConflictRule> conflicts) {

    /** Makes it immutable. */
    public ViewDefinition {
        searchBy = Set.copyOf(searchBy);
        panels = List.copyOf(panels);
        notJoined = List.copyOf(notJoined);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * A life area on the screen, filled by one register under one agreement.
     *
     * @param documents titles of the papers this panel replaces
     */
    public record Panel(String id, Localized title, String register, List<Item> items, List<String> documents) {}

    /**
     * An attribute of a panel.
     *
     * @param relations the subjects it is asked for
     * @param form the form the view names among incomparable ones (design §6 rule 6)
     */
    public record Item(AttributeKey attribute, Set<Relation> relations, Optional<Form> form) {}

    /**
     * What stage 0 verifies before any other register is asked (design §4).
     *
     * @param deadline until when its registers may answer
     * @param lifeStatus the residents' register's word on whether a subject lives
     * @param relation the family register's word on the declared relation
     * @param livesWithApplicant the residents' register's word on a shared household, where the task needs it
     */
    public record Verification(
            Duration deadline, Check lifeStatus, Check relation, Optional<Check> livesWithApplicant) {}

    /**
     * One check of stage 0: an attribute of a register and the codes that confirm it, by relation. Any other released
     * code refutes it.
     */
    public record Check(AttributeKey attribute, String register, Map<Relation, Set<String>> confirming) {}

    /** A register of the task that is not joined here, with the reason in words. */
    public record NotJoined(Localized title, Localized reason) {}
}
