package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A citizen of the demo is told who saw what of them, and nothing of anybody else. */
@OnTheDemoNode
class WhoSawWhatJourneyTest {

    private final DemoNode node;

    WhoSawWhatJourneyTest(DemoNode node) {
        this.node = node;
    }

    private String told(String citizen) {
        ScreenOfficial screens = ScreenOfficial.nobody(node.address(), "ko", "/citizen");
        return screens.post("/citizen/sign-in", Map.of("id", citizen)).body();
    }

    @Test
    void everybody_of_a_household_is_told_of_their_own_and_not_whose_case_it_was() {
        node.program("kim.jihyun").lookUp(Cases.HEALTHY);

        assertThat(told("yun-jeongu")).contains("윤정우 님에 대한 제공", "종로구", "국민기초생활 보장법", "제공됨", "제공기록 ");
        String wifes = told("baek-seorin");
        assertThat(wifes).contains("백서린 님에 대한 제공", "제공됨");
        String fathers = told("yun-sangmok");
        assertThat(fathers).contains("윤상목 님에 대한 제공", "을 넘는가?");
        for (String page : new String[] {wifes, fathers}) {
            assertThat(page).doesNotContain("윤정우", Cases.HEALTHY, "김지현", "kim.jihyun");
        }
    }

    @Test
    void the_protected_are_told_of_themselves_and_the_other_of_himself_alone() {
        node.program("kim.jihyun").lookUp(Cases.PROTECTED);
        node.program("han.seoyeon").lookUp(Cases.PROTECTED_HER_OWN);

        assertThat(told("eom-chaeyeon")).contains("종로구", "성남시");
        assertThat(told("ma-junhyeok")).contains("종로구").doesNotContain("성남", "엄채연", "보호", "교부");
    }
}
