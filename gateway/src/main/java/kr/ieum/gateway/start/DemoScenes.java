package kr.ieum.gateway.start;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import kr.ieum.gateway.identity.Secret;
import kr.ieum.gateway.web.Scenes;
import kr.ieum.gateway.web.Tour;
import kr.ieum.schemas.json.StrictJson;

/** The demo's simulated agencies, told how to behave through their control. */
record DemoScenes(HttpClient client, URI control, Secret key) implements Scenes {

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int OK = 200;

    @Override
    public boolean set(Map<String, Tour.Mood> scene) throws InterruptedException {
        boolean taken = post("/control/reset", Map.of());
        for (Map.Entry<String, Tour.Mood> one : scene.entrySet()) {
            Tour.Mood mood = one.getValue();
            taken &= post("/control/" + one.getKey() + "/mode", Map.of("mode", mood.mode(), "millis", mood.millis()));
        }
        return taken;
    }

    private boolean post(String path, Map<String, Object> body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(control.resolve(path))
                .header("Authorization", "Bearer " + key.reveal())
                .header("Content-Type", "application/json")
                .timeout(LONGEST)
                .POST(BodyPublishers.ofString(StrictJson.mapper().writeValueAsString(body)))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }
}
