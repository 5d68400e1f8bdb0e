package kr.ieum.gateway.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import kr.ieum.gateway.web.DemoSandbox;
import kr.ieum.gateway.web.api.ApiWriter;
import kr.ieum.schemas.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** What a node that isn't the demo tells of made-up people. */
class SandboxResourceTest {

    @Test
    void there_is_no_sandbox_outside_the_demo() throws Exception {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(JsonMapper.class, StrictJson::mapper);
            context.register(ApiWriter.class);
            context.refresh();
            MockHttpServletResponse response = new MockHttpServletResponse();

            new SandboxResource(DemoSandbox.NONE, context.getBean(ApiWriter.class)).sandbox(response, Locale.ENGLISH);

            assertThat(response.getStatus()).isEqualTo(404);
            assertThat(response.getContentAsString()).contains("urn:ieum:problem:not-found");
        }
    }
}
