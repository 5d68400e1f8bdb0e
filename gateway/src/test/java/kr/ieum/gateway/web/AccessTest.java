package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may open what: every role against every route there is. */
@ScreenTest
class AccessTest {

    private static final Map<Audience, String> SOMEBODY = Map.of(
            Audience.CASE_OFFICIAL, ScriptedCases.INVESTIGATOR,
            Audience.TEAM_HEAD, "park.doyun",
            Audience.DATA_OWNER, "oh.taeyang",
            Audience.APPROVER, "shin.yerin",
            Audience.AUDITOR, "bae.junseo",
            Audience.OPERATOR, "moon.garam");

    @LocalServerPort
    int port;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void everyRouteStandsInOneLineOfTheTableAndTheTableNamesNoOther() {
        Set<String> inTable = new TreeSet<>();
        Access.table()
                .forEach(line -> line.routes()
                        .forEach(route -> assertThat(inTable.add(route))
                                .as(route + " stands once")
                                .isTrue()));
        assertThat(inTable).isEqualTo(routes());
    }

    @Test
    void everyRouteIsOpenToTheRolesOfItsLineAndClosedToAllOthers() throws Exception {
        Map<Audience, TestBrowser> browsers = new LinkedHashMap<>();
        for (Map.Entry<Audience, String> one : SOMEBODY.entrySet()) {
            browsers.put(one.getKey(), new TestBrowser(port).signIn(one.getValue()));
        }
        Set<String> wrong = new TreeSet<>();
        for (String route : routes()) {
            if (route.equals("DELETE /api/v1/session") || route.endsWith("/login") || route.endsWith("/session")) {
                continue;
            }
            String[] parts = route.split(" ", 2);
            for (Map.Entry<Audience, TestBrowser> one : browsers.entrySet()) {
                boolean open = Access.ofRoute(parts[0], parts[1])
                        .filter(line -> line.isFor(Set.of(Audience.ANYBODY, one.getKey())))
                        .isPresent();
                if (isRefused(one.getValue(), parts[0], parts[1]) == open) {
                    wrong.add(one.getKey() + " " + route);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theDocumentSaysWhatTheTableSays() throws Exception {
        String document =
                Files.readString(Path.of(System.getProperty("ieum.root", "..")).resolve("docs/operations/access.md"));
        List<String> said =
                document.lines().filter(line -> line.startsWith("| `")).toList();
        List<String> table = Access.table().stream()
                .map(line -> "| `" + line.id() + "` |"
                        + Arrays.stream(Audience.values())
                                .map(one -> line.isFor(EnumSet.of(Audience.ANYBODY, one)) ? " yes |" : " – |")
                                .collect(Collectors.joining()))
                .toList();
        assertThat(said.stream().map(line -> line.replaceFirst("^(\\| `[a-z]+` \\|)[^|]*\\|", "$1")))
                .containsExactlyElementsOf(table);
    }

    @Test
    void aRouteThatNoLineNamesIsClosed() {
        assertThat(Access.ofRoute("GET", "/somewhere")).isEqualTo(Optional.empty());
        assertThat(Access.ofRoute("DELETE", "/agreements")).isEqualTo(Optional.empty());
    }

    /** Whether the door itself refused; a case that isn't one's own, or an agreement that isn't there, is another answer. */
    private boolean isRefused(TestBrowser browser, String method, String pattern) throws Exception {
        String path = pattern.replaceAll("\\{\\*?[a-zA-Z]+}", "1");
        HttpRequest.Builder request = browser.request(path);
        if (!method.equals("GET")) {
            request = request.header("X-CSRF-Token", browser.token())
                    .header(
                            "Content-Type",
                            path.startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded")
                    .method(method, HttpRequest.BodyPublishers.noBody());
        }
        var answer = browser.send(request);
        return answer.statusCode() == 403
                && (answer.body().contains("열 수 없는 화면입니다") || answer.body().contains("urn:ieum:problem:forbidden"));
    }

    private Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (RequestMappingInfo mapping :
                requestMappingHandlerMapping.getHandlerMethods().keySet()) {
            for (String pattern : mapping.getPatternValues()) {
                mapping.getMethodsCondition().getMethods().forEach(method -> routes.add(method + " " + pattern));
            }
        }
        return routes;
    }
}
