package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class IncidentTest {

    private static final String NUMBER = "8502131104958";

    private final Logger logger = (Logger) LoggerFactory.getLogger(Incident.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void what_a_library_quotes_stays_out_of_the_log_and_where_it_happened_does_not() {
        String number = Incident.tell("look-up 1", quoting());

        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).isEqualTo("Incident " + number + " in look-up 1");
            String told = ThrowableProxyUtil.asString(event.getThrowableProxy());
            assertThat(told)
                    .contains("java.lang.IllegalStateException: ours says why")
                    .contains("java.lang.NumberFormatException", "java.lang.Integer.parseInt", "IncidentTest.quoting")
                    .doesNotContain(NUMBER, "For input string");
        });
    }

    @Test
    void what_our_own_exception_took_over_from_a_library_stays_out_too() {
        Incident.tell("look-up 1", new IllegalStateException(quoting().getCause()));

        assertThat(log.list)
                .singleElement()
                .satisfies(event -> assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy()))
                        .contains(
                                "java.lang.IllegalStateException",
                                "java.lang.NumberFormatException",
                                "IncidentTest.quoting")
                        .doesNotContain(NUMBER, "For input string"));
    }

    private static IllegalStateException quoting() {
        try {
            throw new IllegalStateException("never thrown " + Integer.parseInt(NUMBER));
        } catch (NumberFormatException e) {
            return new IllegalStateException("ours says why", e);
        }
    }
}
