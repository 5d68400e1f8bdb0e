package kr.ieum.gateway.view;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.release.RegisterResult.Part;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Localized;

/**
 * A view: a named, versioned selection of attributes for one task, laid out for people (design §2, §7).
 *
 * @param searchBy attributes by which the view's registers are searched for a subject; decided first (design §6 rule 3)
 * @param deadline when the page is final, whatever the registers do
 * @param formerNumbers where numbers that subjects had before are asked for, once these are verified, so that records still kept
 *     under them are found
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
        Optional<FormerNumbers> formerNumbers,
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
     * A life area on the screen or the applicant's result, filled by one register under one agreement.
     *
     * @param recipient whose page it stands on
     * @param documents titles of the papers this panel replaces
     * @param note what whoever reads its values must know of where they come from
     */
    public record Panel(
            String id,
            Localized title,
            String register,
            Recipient recipient,
            List<Item> items,
            List<String> documents,
            Optional<Localized> note) {

        /** The same where it replaces no paper: what a paper says is of today. */
        public Panel withoutDocuments() {
            return new Panel(id, title, register, recipient, items, List.of(), note);
        }

        /** Which of its register's results fills it. */
        public Part part() {
            return items.stream().map(Item::part).findFirst().orElse(Part.OWN);
        }
    }

    /** The panels on this recipient's page. */
    public List<Panel> panels(Recipient recipient) {
        return panels.stream().filter(panel -> panel.recipient() == recipient).toList();
    }

    /**
     * An attribute of a panel.
     *
     * @param relations the subjects it is asked for
     * @param form the form the view names among incomparable ones (design §6 rule 6)
     * @param through where the key comes from, when it isn't the subject's own
     * @param seeksApplicant whether the applicant is sought in the record, by former numbers too
     */
    public record Item(
            AttributeKey attribute,
            Set<Relation> relations,
            Optional<Form> form,
            Optional<Through> through,
            boolean seeksApplicant) {

        /** An attribute that is asked by the subject's own key. */
        public Item(AttributeKey attribute, Set<Relation> relations, Optional<Form> form) {
            this(attribute, relations, form, Optional.empty(), false);
        }

        /** The part of its register's results in which it comes. */
        Part part() {
            return through.isPresent() ? Part.SENT_ON : seeksApplicant ? Part.SEEKING_APPLICANT : Part.OWN;
        }
    }

    /**
     * A key that another register gives: it is fetched there, asked about here, and shown to nobody (design §4).
     *
     * @param register where the key is fetched, by the subject's own
     * @param attribute the key
     * @param as the search attribute as which it is sent on
     */
    public record Through(String register, AttributeKey attribute, AttributeKey as) {}

    /**
     * What stage 0 verifies before any other register is asked (design §4); every task names its own.
     *
     * @param deadline until when its registers may answer
     * @param established relations for which the case system's word suffices, such as the parcel an application is about
     * @param checks what is asked of which register
     */
    public record Verification(Duration deadline, Set<Relation> established, List<Check> checks) {

        /** Makes it immutable. */
        public Verification {
            established = Set.copyOf(established);
            checks = List.copyOf(checks);
        }

        /** The checks that prove this of subjects in that relation. */
        public List<Check> proving(Proof proof, Relation relation) {
            return checks.stream()
                    .filter(check ->
                            check.proves() == proof && check.confirming().containsKey(relation))
                    .toList();
        }
    }

    /** What a check proves. */
    public enum Proof {
        /** That the subject lives; the contrary refuses where it is the applicant. */
        ALIVE,
        /** That the subject is dead; the contrary refuses. */
        DECEASED,
        /** That the relation is as the case declares it; the contrary refuses. */
        RELATION,
        /** That nobody inherits before the subject; the contrary refuses, naming nobody. */
        NO_PRIOR_HEIR,
        /** That the subject shares the applicant's household; the contrary is a fact for conditions. */
        LIVES_WITH_APPLICANT
    }

    /**
     * One check of stage 0: an attribute of a register and the codes that confirm it, by relation. Any other released
     * code refutes it.
     */
    public record Check(Proof proves, AttributeKey attribute, String register, Map<Relation, Set<String>> confirming) {}

    /**
     * The register that knows former numbers, and the subjects for whom it is asked; what it says is never shown.
     *
     * @param within how long is waited for it before registers are asked by present numbers alone
     */
    public record FormerNumbers(AttributeKey attribute, String register, Set<Relation> relations, Duration within) {

        /** Makes it immutable. */
        public FormerNumbers {
            relations = Set.copyOf(relations);
        }
    }

    /** A register of the task that is not joined here, with the reason in words. */
    public record NotJoined(Localized title, Localized reason) {}
}
