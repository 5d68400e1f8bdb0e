package kr.ieum.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM with the class path of the gateway and, behind it, that of the benchmarks: for what needs the gateway's own libraries. */
final class GatewayJvm {

    private GatewayJvm() {}

    static Process start(Children children, Path product, Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms512m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dstdout.encoding=UTF-8",
                "-Dlogback.configurationFile=logback-errors.xml",
                "-cp",
                product.resolve("gateway/target/app/ieum-gateway.jar")
                        + File.pathSeparator
                        + System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return children.start(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT));
    }
}
