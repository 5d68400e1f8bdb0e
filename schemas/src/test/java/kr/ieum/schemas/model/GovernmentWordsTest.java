package kr.ieum.schemas.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.schemas.ExternalFederation;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The product's words and terms against the seventh common standards of public data, as the Ministry publishes them. */
@Tag("external")
class GovernmentWordsTest {

    /** Classes of domains in which a term of the datatype may end; the other datatypes are free. */
    private static final Map<Datatype, Set<String>> DOMAINS = new EnumMap<>(Map.of(
            Datatype.DATE, Set.of("연월일", "연월", "연도", "월"),
            Datatype.INDICATOR, Set.of("여부", "유무"),
            Datatype.CODE, Set.of("코드"),
            Datatype.AMOUNT, Set.of("금액", "가격", "비용", "요금"),
            Datatype.ADDRESS, Set.of("주소"),
            Datatype.NAME, Set.of("명")));

    private static GovernmentWords government;
    private static Schemas product;

    @BeforeAll
    static void read() throws Exception {
        government = GovernmentWords.read(ExternalFederation.data("kr").resolve("gongtong-pyojun-7cha-202411.xlsx"));
        product = Schemas.load(Path.of(System.getProperty("ieum.root", ".."), "schemas"), new Faults());
    }

    @Test
    void theWholeNoticeIsRead() {
        assertThat(government.words()).hasSizeGreaterThan(2_390);
        assertThat(government.terms()).hasSizeGreaterThan(9_000);
    }

    @Test
    void aWordCalledCommonStandsInTheNoticeWithItsAbbreviationAndKind() {
        List<StandardWords.Word> common =
                product.words().all().stream().filter(word -> !word.own()).toList();
        assertThat(common).hasSizeGreaterThan(200).allSatisfy(word -> {
            GovernmentWords.Word theirs = government.words().get(word.text());
            assertThat(theirs).as(word.text()).isNotNull();
            assertThat(word.abbreviation()).as(word.text()).isEqualTo(theirs.abbreviation());
            assertThat(word.isFormatWord()).as(word.text()).isEqualTo(theirs.isFormatWord());
        });
    }

    @Test
    void aWordCalledOwnDoesNot() {
        assertThat(product.words().all().stream().filter(StandardWords.Word::own))
                .isNotEmpty()
                .hasSizeLessThan(40)
                .allSatisfy(word -> assertThat(government.words()).doesNotContainKey(word.text()));
    }

    @Test
    void everyTermEndsInAFormatWordOfADomainThatFitsItsDatatype() {
        assertThat(product.model().properties()).allSatisfy(property -> {
            StandardWords.Word last = product.words()
                    .split(property.standardTerm().orElseThrow())
                    .orElseThrow()
                    .getLast();
            Set<String> fitting = DOMAINS.get(property.datatype());
            if (fitting != null && !last.own()) {
                assertThat(fitting)
                        .as(property.key() + " " + property.standardTerm())
                        .contains(government.words().get(last.text()).domain());
            }
        });
    }

    @Test
    void aTermThatTheNoticeHasIsAbbreviatedAsThere() {
        List<String> known = product.model().properties().stream()
                .flatMap(property -> property.standardTerm().stream())
                .filter(government.terms()::containsKey)
                .toList();
        assertThat(known)
                .hasSizeGreaterThan(100)
                .allSatisfy(term -> assertThat(product.words().abbreviate(term))
                        .contains(government.terms().get(term)));
    }
}
