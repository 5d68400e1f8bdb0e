package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.journey.Visitor.Answer;
import kr.ieum.gateway.log.leaf.Leaf;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Case 4 of the demo: the family register and the register of residents give different dates of death. */
@OnTheDemoNode
class ConflictJourneyTest {

    private static final String JEONG = "jeong.haeun";
    private static final String LOOK_UP = "/api/v1/views/safe-inheritance/lookups";
    private static final Pattern BLOCK =
            Pattern.compile("<section class=\"conflict\" id=\"conflict-death-date-1\".*?</section>", Pattern.DOTALL);
    private static final Pattern ACTION = Pattern.compile("action=\"(/cases/[^\"/]+/relied-on)\"");
    private static final Pattern HIDDEN = Pattern.compile("name=\"(lookup|conflict|subject|seal)\" value=\"([^\"]*)\"");

    private final DemoNode node;

    ConflictJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void both_dates_of_death_leave_with_their_registers_and_the_rule() {
        List<JsonNode> conflicts = node.program(JEONG).lookUp(LOOK_UP, Cases.INHERITANCE).fields().stream()
                .flatMap(field -> field.json().path("conflicts").valueStream())
                .toList();

        assertThat(conflicts).singleElement().satisfies(conflict -> {
            assertThat(conflict.path("authority").asString()).isEqualTo("family");
            assertThat(conflict.path("rule").asString()).contains("가족관계등록부의 기록에 따른다");
            assertThat(conflict.path("statements")
                            .valueStream()
                            .map(one -> one.path("register").asString()
                                    + " " + one.path("value").asString()
                                    + " " + one.has("assertedAt")))
                    .containsExactly("family 2026-09-28 true", "resident 2026-09-29 true");
        });
    }

    @Test
    void the_screen_shows_both_and_records_what_was_relied_on_without_a_value() {
        for (String language : List.of("ko", "en")) {
            boolean korean = language.equals("ko");
            ScreenOfficial jeong = node.screens(JEONG, language);
            Matcher block = BLOCK.matcher(jeong.lookUp(Cases.INHERITANCE).body());

            assertThat(block.find()).isTrue();
            assertThat(block.group())
                    .contains(korean ? "2026. 9. 28." : "28 Sep 2026")
                    .contains(korean ? "2026. 9. 29." : "29 Sep 2026")
                    .contains(korean ? "가족관계등록부의 기록에 따른다" : "The family register is the authority");
            Map<String, String> form = filled(block.group());
            Answer after = jeong.post(action(block.group()), form);

            assertThat(after.status()).isEqualTo(200);
            assertThat(after.body()).contains(form.get("lookup")).contains(korean ? "적용한 규칙에 따름" : "The rule applied");
            assertThat(node.log().findByLookup(UUID.fromString(form.get("lookup"))))
                    .as("the look-up itself is in the log")
                    .isNotEmpty();
            assertThat(adminLeaves(form.get("lookup"))).isEqualTo(1);
        }
    }

    @Test
    void a_silent_register_contradicts_nothing() {
        node.simulator().behave("resident", "wrong");

        Answer answer = node.program(JEONG).ask(LOOK_UP, Cases.INHERITANCE, "text/event-stream", "ko");
        assertThat(answer.body()).doesNotContain("\"conflicts\"");
    }

    private long adminLeaves(String lookup) {
        long size = node.log().shards().getLast().size();
        return node.log().list(Math.max(0, size - 200), 200).stream()
                .filter(entry -> entry.leaf() instanceof Leaf.Admin admin
                        && admin.action().equals("conflict-relied-on")
                        && admin.object().equals(lookup))
                .count();
    }

    private static String action(String block) {
        Matcher action = ACTION.matcher(block);
        assertThat(action.find()).isTrue();
        return action.group(1);
    }

    private static Map<String, String> filled(String block) {
        Map<String, String> fields = new HashMap<>();
        Matcher hidden = HIDDEN.matcher(block);
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        fields.put("register", "family");
        fields.put("ground", "rule");
        fields.put("clarification", "yes");
        return fields;
    }
}
