package kr.ieum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/**
 * What axe-core finds on a page by WCAG 2.2 AA and its own good practice. It runs in the page and hands back its findings alone: its own builder carries
 * every element that is in order to a second page and back, which takes seconds for each page, and takes an error of the script for a page without a fault.
 */
final class Accessibility {

    private static final List<String> WCAG_22_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String SCRIPT = "() => {" + AxeBuilder.getAxeScript() + "}";

    private static final String RUN = """
        async tags => {
          const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
          return {
            violations: found.violations.map(rule =>
                rule.id + ' at ' + rule.nodes.slice(0, 3).map(node => node.target.flat().join(' ')).join(', ')),
            kept: found.passes.map(rule => rule.id)
          };
        }
        """;

    private Accessibility() {}

    /** Fails with each rule that the page breaks, and where; and when the rules weren't gone through. */
    static void check(Page page, String name) {
        assertThat(page.frames()).as(name + " is one document").hasSize(1);
        page.evaluate(SCRIPT);
        Map<?, ?> found = (Map<?, ?>) page.evaluate(RUN, WCAG_22_AA);
        assertThat((List<?>) found.get("violations")).as(name).isEmpty();
        assertThat(((List<?>) found.get("kept")).stream().map(String::valueOf))
                .as(name + " was gone through")
                .contains("document-title", "html-has-lang", "page-has-heading-one", "color-contrast");
    }
}
