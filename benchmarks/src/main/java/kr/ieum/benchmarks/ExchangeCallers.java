package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process of {@link ExchangeLoad} and whom it asks. */
record ExchangeCallers(Process process, String whom) {

    static ExchangeCallers start(
            Children children,
            Path product,
            ExchangeCall.Kind kind,
            int port,
            ExchangeIdentity identity,
            String keyId,
            String whom)
            throws IOException, BenchmarkFailed {
        Process process = GatewayJvm.start(
                children,
                product,
                ExchangeLoad.class,
                List.of(
                        kind.name(),
                        Integer.toString(port),
                        identity.folder().toString(),
                        keyId,
                        Integer.toString(ExchangeCall.CALLERS)));
        ExchangeCallers callers = new ExchangeCallers(process, whom);
        if (!"ready".equals(process.inputReader().readLine())) {
            throw new BenchmarkFailed("the callers of " + whom + " got no answer");
        }
        return callers;
    }

    /** Has them open their connections anew, which isn't measured. */
    void open() throws IOException, BenchmarkFailed {
        var _ = told(ExchangeLoad.OPEN);
    }

    /** Lets them ask for so many seconds. */
    ExchangeTook ask(double seconds) throws IOException, BenchmarkFailed {
        return ExchangeTook.read(told(Double.toString(seconds)));
    }

    private String told(String line) throws IOException, BenchmarkFailed {
        process.outputWriter().write(line + "\n");
        process.outputWriter().flush();
        String answer = process.inputReader().readLine();
        if (answer == null) {
            throw new BenchmarkFailed("the callers of " + whom + " ended amid their work");
        }
        return answer;
    }
}
