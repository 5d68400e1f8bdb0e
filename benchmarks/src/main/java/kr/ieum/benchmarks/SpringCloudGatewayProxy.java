package kr.ieum.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Starts {@link SpringCloudGateway} with the class path that people give it, Spring Boot and itself, so that nothing of the product is configured
 * beside it. Those jars lie among the product's own and those of the benchmarks.
 */
final class SpringCloudGatewayProxy {

    private static final Pattern JARS = Pattern.compile(
            "(spring-(boot|cloud|core|context|web|webmvc|beans|aop|expression|security-crypto)|logback|slf4j-api|log4j|jul-to"
                + "|jakarta\\.(annotation|validation)|snakeyaml-[0-9]|commons-logging|jspecify|tomcat-embed"
                + "|hibernate-validator|jboss-logging|classmate|jackson-(core|databind|annotations)-|micrometer-(observation|commons))"
                + ".*\\.jar");

    private SpringCloudGatewayProxy() {}

    /** Whether the benchmarks were built with it. */
    static boolean isThere(Path product) throws IOException {
        return jars(product).stream()
                .anyMatch(jar -> jar.getFileName().toString().startsWith("spring-cloud-gateway"));
    }

    /**
     * Starts it on that port.
     *
     * @param to the port that it forwards to
     */
    static Process start(Children children, Path product, Path folder, ExchangeIdentity identity, int port, int to)
            throws IOException {
        String route = "--spring.cloud.gateway.server.webmvc.routes[0].";
        return children.start(new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms512m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classes(folder)
                                + File.pathSeparator
                                + String.join(
                                        File.pathSeparator,
                                        jars(product).stream()
                                                .map(Path::toString)
                                                .toList()),
                        SpringCloudGateway.class.getName(),
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--server.ssl.certificate=" + identity.file("server.pem"),
                        "--server.ssl.certificate-private-key=" + identity.file("server-key.pem"),
                        "--server.ssl.trust-certificate=" + identity.file("ca.pem"),
                        "--server.ssl.client-auth=need",
                        "--server.tomcat.max-keep-alive-requests=-1",
                        "--spring.threads.virtual.enabled=true",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=ERROR",
                        route + "id=echo",
                        route + "uri=http://127.0.0.1:" + to,
                        route + "predicates[0]=Path=/exchange/**"))
                .redirectError(folder.resolve("errors").toFile())
                .redirectOutput(folder.resolve("output").toFile()));
    }

    /** The one class of ours, apart from its jar, which names all libraries of the benchmarks. */
    private static Path classes(Path folder) throws IOException {
        String name = SpringCloudGateway.class.getName().replace('.', '/') + ".class";
        Path file = folder.resolve("classes").resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = SpringCloudGateway.class.getResourceAsStream("/" + name)) {
            Files.write(file, Optional.ofNullable(in).orElseThrow().readAllBytes());
        }
        return folder.resolve("classes");
    }

    /** Of two jars of one name the product's counts. */
    private static List<Path> jars(Path product) throws IOException {
        TreeMap<String, Path> jars = new TreeMap<>();
        for (String application : List.of("gateway", "benchmarks")) {
            Path libraries = product.resolve(application).resolve("target/app/lib");
            if (Files.isDirectory(libraries)) {
                try (Stream<Path> files = Files.list(libraries)) {
                    files.filter(file ->
                                    JARS.matcher(file.getFileName().toString()).matches())
                            .forEach(file -> jars.putIfAbsent(
                                    file.getFileName().toString().replaceFirst("-[0-9].*", ""), file));
                }
            }
        }
        return new ArrayList<>(jars.values());
    }
}
