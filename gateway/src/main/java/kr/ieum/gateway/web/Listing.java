package kr.ieum.gateway.web;

import java.util.List;
import org.springframework.web.servlet.ModelAndView;

/** A list of things of the federation, searched and by pages. */
final class Listing {

    private Listing() {}

    /**
     * A line with what a search looks into.
     *
     * @param cells a cell for every column, the first leads to the thing's page
     */
    record Line(List<String> sought, List<List<Link>> cells) {}

    static ModelAndView page(
            String address,
            String title,
            String lead,
            List<String> columns,
            List<Line> all,
            String text,
            String wanted) {
        Sought sought = new Sought(text, "");
        List<List<List<Link>>> found = all.stream()
                .filter(line -> sought.matches(line.sought(), ""))
                .map(Line::cells)
                .toList();
        ModelAndView page = new ModelAndView("listing");
        page.addObject("address", address);
        page.addObject("title", title);
        page.addObject("lead", lead);
        page.addObject("columns", columns);
        page.addObject("sought", sought);
        page.addObject("choices", List.of());
        page.addObject("list", Paged.of(found, all.size(), wanted, sought.query()));
        return page;
    }
}
