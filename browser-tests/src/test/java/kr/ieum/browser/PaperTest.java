package kr.ieum.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sheet on paper: its code stands at the foot of each page, and nothing else does. */
class PaperTest {

    private static final int WIDE = 1440;
    private static final double POINTS_PER_MM = 72 / 25.4;
    /** From the edge of the paper: the page's margin and the foot above it. */
    private static final double MARGIN = 16;

    private static final double FOOT = 6;

    @BeforeAll
    static void chromium() {
        Chromium.orSkip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void everyPageOfAnOfficialsSheetBearsItsCodeAtItsFoot(String language) throws IOException {
        try (Journey journey = new Journey(Chromium.withoutScript(language, WIDE))) {
            journey.toOneScreen();
            bearsItsCode(journey, language + "-paper-sheet", 4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void everyPageOfAnHeirsResultBearsItsCodeAtItsFoot(String language) throws IOException {
        try (Journey journey = Journey.atTheResult(language, WIDE)) {
            bearsItsCode(journey, language + "-paper-result", 2);
        }
    }

    private static void bearsItsCode(Journey journey, String name, int pages) throws IOException {
        String code = journey.page().locator(".sheet .code").innerText();
        String title = journey.page().locator("#sheet-title").innerText();
        try (PDDocument paper = Loader.loadPDF(journey.paper(name))) {
            assertThat(paper.getNumberOfPages()).isGreaterThanOrEqualTo(pages);
            int number = 1;
            for (PDPage page : paper.getPages()) {
                String foot = foot(page).replaceAll("[\\s\\p{Z}]", "");
                assertThat(foot)
                        .as(name + ", page " + number++)
                        .startsWith(title.replaceAll("[\\s\\p{Z}]", ""))
                        .endsWith(code + "/verify")
                        .hasSizeLessThan(80);
            }
        }
    }

    private static String foot(PDPage page) throws IOException {
        double height = page.getMediaBox().getHeight();
        PDFTextStripperByArea text = new PDFTextStripperByArea();
        text.addRegion(
                "foot",
                new Rectangle2D.Double(
                        0,
                        height - (MARGIN + FOOT) * POINTS_PER_MM,
                        page.getMediaBox().getWidth(),
                        FOOT * POINTS_PER_MM));
        text.extractRegions(page);
        return text.getTextForRegion("foot");
    }
}
