package kr.ieum.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimedAnswerTest {

    private static final long MILLI = 1_000_000;

    /** One part a millisecond. */
    private static TimedAnswer arriving(String... parts) {
        List<TimedAnswer.Part> arrived = new ArrayList<>();
        String text = "";
        for (String part : parts) {
            text += part;
            arrived.add(
                    new TimedAnswer.Part((arrived.size() + 1) * MILLI, text.getBytes(StandardCharsets.UTF_8).length));
        }
        String octets = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return new TimedAnswer(200, 0, arrived, octets, (parts.length + 1) * MILLI);
    }

    @Test
    void aTextHasArrivedWithThePartThatHoldsItsLastByte() {
        TimedAnswer answer = arriving("거주 </temp", "late> ", "rest");

        assertThat(answer.millisUntil("</template>")).hasValue(2);
        assertThat(answer.millisUntil("rest")).hasValue(3);
        assertThat(answer.millisUntil("never")).isEmpty();
        assertThat(answer.millis()).isEqualTo(4);
    }

    @Test
    void anEventHasArrivedWithTheBlankLineThatEndsIt() {
        TimedAnswer answer = arriving("event: shell\nda", "ta: {\"이\":1}\n", "\nevent: end\ndata: {}\n\n");

        assertThat(answer.events())
                .containsExactly(new TimedAnswer.Event("shell", "{\"이\":1}", 3), new TimedAnswer.Event("end", "{}", 3));
    }
}
