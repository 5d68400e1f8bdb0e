package kr.ieum.gateway.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * What a verb said that was typed, for tests of other packages.
 *
 * @param exit its exit code
 */
public record TypedVerb(int exit, String out, String err) {

    /** Types it. */
    public static TypedVerb of(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine ieum = Ieum.commandLine(StandardCharsets.UTF_8);
        ieum.setOut(new PrintWriter(out, true));
        ieum.setErr(new PrintWriter(err, true));
        return new TypedVerb(ieum.execute(words), out.toString(), err.toString());
    }
}
