package kr.ieum.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementTerms;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.Snapshot;
import kr.ieum.gateway.agreement.engine.Terms;

/**
 * From the texts of agreements to an engine that decides, in a JVM of its own with the gateway's class path.
 *
 * <p>Arguments: folder of the product, how many agreements, how many rounds. Standard output: for each round a line with the milliseconds by the
 * clock, those of the processor, and the bytes allocated. The first time isn't told: the compiler has done little by then.
 */
final class TextWorker {

    private static final double NANOS_PER_MILLI = 1e6;

    private TextWorker() {}

    public static void main(String[] arguments) {
        ManyAgreements many = ManyAgreements.of(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        for (int round = 0; round <= Integer.parseInt(arguments[2]); round++) {
            String took = took(many);
            if (round > 0) {
                System.out.println(took);
            }
        }
    }

    /** What each round took: milliseconds by the clock and of the processor, bytes. */
    static List<double[]> run(Children children, Path product, int agreements, int rounds)
            throws IOException, BenchmarkFailed {
        List<double[]> told = GatewayJvm.start(
                        children,
                        product,
                        TextWorker.class,
                        List.of(product.toString(), Integer.toString(agreements), Integer.toString(rounds)))
                .inputReader()
                .lines()
                .map(line -> Arrays.stream(line.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
        if (told.size() < rounds) {
            throw new BenchmarkFailed("agreements could not be read from their texts");
        }
        return told;
    }

    private static String took(ManyAgreements many) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        AgreementTerms reader = new AgreementTerms(many.federation().references());
        List<Terms> terms = many.read().stream()
                .map(AgreementFile::agreement)
                .map(reader::of)
                .toList();
        Engine engine = new Engine(new Snapshot(
                1,
                reader.attributes(),
                terms,
                List.of(),
                many.federation().nationalRules().rules(),
                many.federation().nationalRules().skew()));
        double clock = (System.nanoTime() - start) / NANOS_PER_MILLI;
        if (System.identityHashCode(engine) < 0) {
            throw new IllegalStateException("no engine was made");
        }
        return clock + " " + (threads.getCurrentThreadCpuTime() - cpu) / NANOS_PER_MILLI + " "
                + (threads.getCurrentThreadAllocatedBytes() - allocated);
    }
}
