package kr.ieum.gateway.log;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;

/** Starts a main class of these tests as the smallest process that has the log: two drivers, no Spring, no Camel. */
public final class Processes {
    private Processes() {}

    static Process start(Class<?> main, String... arguments) throws IOException {
        return start(main, List.of(), arguments);
    }

    /** The same with the libraries of these types beside it. */
    public static Process start(Class<?> main, List<Class<?>> more, String... arguments) throws IOException {
        return startBehind(List.of(), main, more, arguments);
    }

    /** The same through a command that becomes the process, such as one that enters a network namespace. */
    public static Process startBehind(List<String> prefix, Class<?> main, List<Class<?>> more, String... arguments)
            throws IOException {
        String classPath = Stream.concat(
                        Stream.of(
                                DisclosureLog.class,
                                Processes.class,
                                JdbcDataSource.class,
                                PGSimpleDataSource.class,
                                Logger.class),
                        more.stream())
                .map(Processes::origin)
                .distinct()
                .collect(Collectors.joining(java.io.File.pathSeparator));
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
