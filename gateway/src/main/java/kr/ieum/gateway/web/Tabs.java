package kr.ieum.gateway.web;

import java.util.List;
import java.util.Set;
import kr.ieum.gateway.identity.Official;

/** The ways from every page to the other parts of the site, as far as they are open to the official. */
final class Tabs {

    private static final String HOME = "/";
    private static final String ANALYSIS = "/agreements/analysis";

    private static final List<Part> PARTS = List.of(
            new Part(HOME, "tab.home", Access.CASES),
            new Part("/lookups", "own.title", Access.CASES),
            new Part("/duties", "duty.title", Access.DUTIES),
            new Part("/explanations", "tab.explanations", Access.EXPLAINING),
            new Part("/team", "team.title", Access.OVERSIGHT),
            new Part("/agreements", "tab.agreements", Access.FEDERATION),
            new Part("/tasks", "tab.tasks", Access.FEDERATION),
            new Part("/registers", "tab.registers", Access.FEDERATION),
            new Part("/agencies", "tab.agencies", Access.FEDERATION),
            new Part("/model", "tab.model", Access.FEDERATION, List.of("/codes", "/functions")),
            new Part("/requests", "tab.requests", Access.REQUESTS),
            new Part("/check", "tab.check", Access.CHECKING),
            new Part(ANALYSIS, "tab.analysis", Access.ANALYSING),
            new Part("/workbench", "tab.workbench", Access.WORKBENCH),
            new Part("/corrections", "tab.corrections", Access.CORRECTIONS),
            new Part("/disclosures", "tab.privacy", Access.PRIVACY),
            new Part("/audit", "tab.audit", Access.AUDIT),
            new Part("/systems", "tab.systems", Access.SYSTEMS),
            new Part("/journal", "tab.journal", Access.JOURNAL),
            new Part("/deliveries", "tab.deliveries", Access.DELIVERIES),
            new Part("/bulk", "tab.bulk", Access.BULK));

    private Tabs() {}

    /** @param beside where else its pages are */
    private record Part(String address, String key, Access access, List<String> beside) {

        Part(String address, String key, Access access) {
            this(address, key, access, List.of());
        }

        boolean holds(String path) {
            return address.equals(HOME)
                    ? path.equals(HOME) || path.startsWith("/cases/")
                    : (isWithin(address, path) && (address.equals(ANALYSIS) || !path.equals(ANALYSIS)))
                            || beside.stream().anyMatch(other -> isWithin(other, path));
        }

        private static boolean isWithin(String place, String path) {
            return path.equals(place) || path.startsWith(place + "/");
        }
    }

    /**
     * One way.
     *
     * @param key of its words
     * @param current whether the page belongs to this part
     */
    record Tab(String address, String key, boolean current) {}

    /** The ways for an official from the page at an address. */
    static List<Tab> of(Official official, String path) {
        Set<Audience> somebody = Audience.of(official);
        return PARTS.stream()
                .filter(part -> part.access().isFor(somebody))
                .map(part -> new Tab(part.address(), part.key(), part.holds(path)))
                .toList();
    }
}
