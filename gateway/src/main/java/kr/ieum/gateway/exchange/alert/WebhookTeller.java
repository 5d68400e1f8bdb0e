package kr.ieum.gateway.exchange.alert;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import kr.ieum.gateway.identity.Secret;
import kr.ieum.gateway.identity.SecretName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts alerts to the configured address, and follows nobody to another. */
public final class WebhookTeller implements Teller {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookTeller.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AlertRules.Webhook webhook;
    private final Function<SecretName, Optional<Secret>> secrets;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param secrets finds secrets, anew each time */
    public WebhookTeller(AlertRules.Webhook webhook, Function<SecretName, Optional<Secret>> secrets) {
        this.webhook = webhook;
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public boolean tell(Alert alert) throws InterruptedException {
        Optional<Secret> token = webhook.token().flatMap(secrets);
        if (webhook.token().isPresent() && token.isEmpty()) {
            LOG.error(
                    "the webhook of alerts has no token: secret {} is missing",
                    webhook.token().get().text());
            return false;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook.url())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json(alert), StandardCharsets.UTF_8));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.reveal()));
        try {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status / 100 == 2) {
                return true;
            }
            LOG.warn("the webhook of alerts answers {}", status);
        } catch (IOException e) {
            LOG.warn("the webhook of alerts can't be reached: {}", e.getClass().getSimpleName());
        }
        return false;
    }

    /** Nothing in it needs escaping. */
    private static String json(Alert alert) {
        return "{\"alert\":\"" + alert.cause().name().toLowerCase(Locale.ROOT).replace('_', '-') + "\",\"state\":\""
                + (alert.raised() ? "raised" : "cleared") + "\",\"since\":\"" + alert.since() + "\",\"measured\":"
                + alert.measured() + "}";
    }
}
