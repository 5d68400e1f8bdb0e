package kr.ieum.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the rounds say: the way as a whole, each promise with its price, and what others take for carrying the same. */
final class ExchangeFigures {

    private static final double FLOOR = 1_500;
    private static final double P99_MILLIS = 60;
    private static final double OF_PARTS = 2;
    private static final double OF_PARTS_UNSIGNED = 1.5;
    private static final double MICROS = 1e6;
    private static final double PERCENT = 100;

    /** What both databases have in common. */
    private static final List<ExchangePart> COMMON = List.of(
            ExchangePart.SIGNATURES,
            ExchangePart.DECISION,
            ExchangePart.MAPPING,
            ExchangePart.REGISTER,
            ExchangePart.CASE);

    private final ExchangeRounds rounds;
    private final int cores;
    private final List<Figure> figures;
    private final List<String> findings;

    ExchangeFigures(ExchangeRounds rounds, int cores, List<Figure> figures, List<String> findings) {
        this.findings = findings;
        this.rounds = rounds;
        this.cores = cores;
        this.figures = figures;
    }

    /** Adds all of them. */
    void tell() {
        for (LogStore.Kind kind : LogStore.Kind.values()) {
            tellNode(kind);
        }
        tellPrices();
        tellPeers();
    }

    private void tellNode(LogStore.Kind kind) {
        List<Double> perSecond = rounds.values(kind, took -> took.load().perSecond());
        List<Double> node = rounds.values(kind, ExchangeNode.Took::nodeMicros);
        List<Double> database = rounds.values(kind, ExchangeNode.Took::databaseMicros);
        List<Double> callers = rounds.values(kind, took -> took.load().callerMicros());
        List<Double> sum = sum(kind);
        List<Double> signatures = rounds.micros(ExchangePart.SIGNATURES);
        figures.add(Figure.atLeast(
                kind + ": queries of 25 attributes",
                Figure.Unit.PER_SECOND,
                perSecond,
                FLOOR,
                "32 callers on the same cores; mutual TLS, signed both ways, decided, mapped, durably logged"));
        figures.add(Figure.told(
                "· answer, median of a round",
                Figure.Unit.MILLISECONDS,
                rounds.values(kind, took -> took.load().median()),
                "until its caller has verified it"));
        figures.add(Figure.barred(
                "· answer, 99th percentile of a round",
                Figure.Unit.MILLISECONDS,
                rounds.values(kind, took -> took.load().p99()),
                Figure.Statistic.MEDIAN,
                P99_MILLIS,
                "the same"));
        told("· processor time of the node", node, "for one query, all of its threads and background work");
        if (kind == LogStore.Kind.POSTGRESQL) {
            told("· processor time of PostgreSQL", database, "for one query, its processes together");
        }
        told("· processor time of the callers", callers, "for one query: they sign and verify too");
        told("· sum of its parts", sum, "each measured alone in the same round, without PostgreSQL's own processes");
        figures.add(Figure.barred(
                "· node ÷ sum of its parts",
                Figure.Unit.TIMES,
                each(node, sum, (whole, parts) -> whole / parts),
                Figure.Statistic.MEDIAN,
                OF_PARTS,
                "processor time"));
        figures.add(Figure.barred(
                "· the same without signatures",
                Figure.Unit.TIMES,
                each(each(node, signatures, (a, b) -> a - b), each(sum, signatures, (a, b) -> a - b), (a, b) -> a / b),
                Figure.Statistic.MEDIAN,
                OF_PARTS_UNSIGNED,
                "computed, for the edge takes nothing unsigned: signatures taken off both"));
        List<Double> computed = IntStream.range(0, sum.size())
                .mapToObj(n -> cores * MICROS / (sum.get(n) + callers.get(n) + database.get(n)))
                .toList();
        figures.add(Figure.told(
                "· share of the computed limit",
                Figure.Unit.PERCENT,
                each(perSecond, computed, (rate, limit) -> PERCENT * rate / limit),
                "the limit: all cores doing the parts, the callers and PostgreSQL, and nothing else"));
    }

    private void tellPrices() {
        List<Double> echo = carried();
        List<Double> plain = rounds.values(ExchangeRounds.PLAIN_ECHO, ExchangePeer.Took::micros);
        told("price: HTTP and Spring MVC", plain, "the same bytes echoed, without TLS");
        told("price: mutual TLS", each(echo, plain, (a, b) -> a - b), "the same echo by mutual TLS, kept connections");
        for (ExchangePart part : ExchangePart.values()) {
            told("price: " + part.words(), rounds.micros(part), "alone, from 32 callers");
        }
    }

    private void tellPeers() {
        for (String peer : List.of(
                ExchangeRounds.ECHO, ExchangeRounds.NGINX, ExchangeRounds.CAMEL, ExchangeRounds.SPRING_CLOUD_GATEWAY)) {
            List<Double> perSecond = rounds.values(peer, took -> took.load().perSecond());
            if (perSecond.isEmpty()) {
                findings.add(peer + " wasn't there; docs/benchmarks.md says how to get it.");
                continue;
            }
            figures.add(Figure.told(
                    "peer: " + peer,
                    Figure.Unit.PER_SECOND,
                    perSecond,
                    "32 callers by mutual TLS, the same payload, nothing signed, decided, mapped or logged"));
            told("· processor time of it", rounds.values(peer, ExchangePeer.Took::micros), "for one answer");
        }
    }

    /** What is carried by mutual TLS and nothing more, in each round. */
    private List<Double> carried() {
        return rounds.values(ExchangeRounds.ECHO, ExchangePeer.Took::micros);
    }

    private List<Double> sum(LogStore.Kind kind) {
        List<ExchangePart> parts = new ArrayList<>(COMMON);
        parts.add(ExchangePart.log(kind));
        List<Double> sum = carried();
        for (ExchangePart part : parts) {
            sum = each(sum, rounds.micros(part), Double::sum);
        }
        return sum;
    }

    private void told(String name, List<Double> micros, String remark) {
        figures.add(Figure.told(name, Figure.Unit.MICROSECONDS, micros, remark));
    }

    /** What two figures of the same round make of each other. */
    interface Both {
        double of(double one, double other);
    }

    /** Round by round. */
    static List<Double> each(List<Double> one, List<Double> other, Both both) {
        return IntStream.range(0, Math.min(one.size(), other.size()))
                .mapToObj(n -> both.of(one.get(n), other.get(n)))
                .toList();
    }
}
