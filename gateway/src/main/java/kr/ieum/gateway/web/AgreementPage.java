package kr.ieum.gateway.web;

import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.web.FederationWords.Basis;
import kr.ieum.gateway.web.PanelPage.Badge;

/**
 * One agreement version, laid out: everything is text, nothing is left to decide for the template.
 *
 * @param standingText what the standing means
 * @param rows what it says about parties, task, term and volume
 * @param document what stands in the document; nothing when it no longer loads
 * @param faults why it doesn't load
 */
record AgreementPage(
        String id,
        int version,
        String title,
        String address,
        Badge standing,
        String standingText,
        List<Row> rows,
        Optional<Document> document,
        List<String> faults,
        List<Step> history,
        List<OtherVersion> versions) {

    /** A label with one or more words that may lead elsewhere. */
    record Row(String label, List<Link> values) {}

    /** What the document says. */
    record Document(
            List<Article> articles,
            List<Grant> grants,
            List<Limit> limits,
            List<Search> searches,
            List<Test> tests,
            List<String> warnings,
            List<String> clauseText) {}

    /** An article with the time it is in force and what it authorises. */
    record Article(Basis basis, String inForce, String authorises) {}

    /** A grant. */
    record Grant(String id, String clause, List<Row> rows, List<Item> items) {}

    /** An attribute of a grant. */
    record Item(String name, String key, String form, List<Basis> bases, String need) {}

    /** A ceiling. */
    record Limit(String id, String attributes, String max, String when) {}

    /** By what registers may be searched. */
    record Search(String name, String key, List<Basis> bases) {}

    /** A test inside with its result of now. */
    record Test(int line, String name, String expects, Badge result, List<String> faults) {}

    /** A step of the history. */
    record Step(String at, Badge state, String reason, String by, String epoch) {}

    /**
     * Another version of the same agreement.
     *
     * @param compared where the two are held against each other, the earlier first
     */
    record OtherVersion(Link link, Badge standing, boolean current, String compared) {}
}
