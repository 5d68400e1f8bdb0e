package kr.ieum.browser;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The administrators' screens as they come to them: free of violations, nothing beyond the edge, no blank cell. */
class AdministratorsJourneyTest {

    @BeforeAll
    static void chromium() {
        Chromium.orSkip();
    }

    @ParameterizedTest
    @CsvSource({"ko,1440", "en,320"})
    void administratorsFindEveryPageInOrder(String language, int width) {
        try (Window window = Window.of("oh.taeyang", language, width)) {
            window.visit(
                    "/",
                    "/agreements",
                    "/agreements?q=zzzz",
                    "/agreements/agr-bl-tax/1",
                    "/agreements/agr-bl-tax/1/compared/2",
                    "/agreements/agr-bl-tax/1/suspend",
                    "/tasks/basic-livelihood",
                    "/registers/tax-income",
                    "/model",
                    "/model?q=zzzz",
                    "/model/properties/Income/amount",
                    "/model/classes/Person",
                    "/codes",
                    "/codes/legal-district?state=abolished",
                    "/functions",
                    "/functions/F080-010-10-20-05",
                    "/agencies/3000000",
                    "/agencies/1210000",
                    "/requests",
                    "/corrections",
                    "/check");
            window.page().navigate("/agreements/agr-bl-tax/1/suspend");
            window.click("main form button.primary", "suspend-without-cause");
        }
        try (Window window = Window.of("bae.junseo", language, width)) {
            window.visit("/team");
        }
        try (Window window = Window.of("shin.yerin", language, width)) {
            window.visit("/requests", "/agreements/agr-ea-resident/1");
        }
    }

    @ParameterizedTest
    @CsvSource({"ko,1440", "en,320"})
    void operatorsAndAuditorsFindEveryPageInOrder(String language, int width) {
        try (Window window = Window.of("moon.garam", language, width)) {
            window.visit("/agreements/analysis", "/disclosures", "/systems");
            window.click("main tbody a", "system");
            window.visit("/deliveries");
            window.click("main tbody a", "destination");
        }
        try (Window window = Window.of("bae.junseo", language, width)) {
            window.visit("/disclosures", "/explanations", "/duties", "/audit/findings", "/audit");
        }
    }
}
