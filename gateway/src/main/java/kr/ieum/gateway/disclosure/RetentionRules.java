package kr.ieum.gateway.disclosure;

import java.nio.file.Path;
import java.time.Period;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * {@code config/retention.yaml}: years for which the record of a disclosure is kept, by law, and months of the journal of exchanges.
 *
 * <p>Rules: H1 unknown format, H2 not 1 to 100 years, H3 a law stands twice, H4 not 1 to 120 months.
 *
 * @param years where a law isn't named
 * @param laws by the Korean name of the act
 * @param journalMonths whole months before the present one whose journal is kept
 */
public record RetentionRules(int years, Map<String, Integer> laws, int journalMonths) {

    /** What holds without a file. */
    public static final RetentionRules STANDARD = new RetentionRules(5, Map.of(), 12);

    private static final String NAME = "retention.yaml";
    private static final String FORMAT = "ieum-retention/1";
    private static final int MOST = 100;
    private static final int MOST_MONTHS = 120;

    /** Makes it immutable. */
    public RetentionRules {
        laws = Map.copyOf(laws);
    }

    /** Reads the file, where the configuration has one. */
    public static RetentionRules read(Path config, Faults faults) {
        return StrictYaml.readIfThere(config, NAME, faults)
                .map(RetentionRules::read)
                .orElse(STANDARD);
    }

    private static RetentionRules read(YamlMap top) {
        try (top) {
            top.format("H1", FORMAT);
            int years = years(top);
            Map<String, Integer> laws = new LinkedHashMap<>();
            if (top.has("laws")) {
                for (YamlMap law : top.maps("laws")) {
                    try (law) {
                        if (laws.put(law.text("act"), years(law)) != null) {
                            law.fault("act", "H3", "stands twice", "keep one of the two");
                        }
                    }
                }
            }
            return new RetentionRules(years, laws, months(top));
        }
    }

    private static int months(YamlMap map) {
        int months = map.optionalInteger("journalMonths").orElse(STANDARD.journalMonths);
        if (months < 1 || months > MOST_MONTHS) {
            map.fault("journalMonths", "H4", "is not a number of months", "write 1 to " + MOST_MONTHS);
        }
        return months;
    }

    private static int years(YamlMap map) {
        int years = map.optionalInteger("years").orElse(STANDARD.years);
        if (years < 1 || years > MOST) {
            map.fault("years", "H2", "is not a number of years", "write 1 to " + MOST);
        }
        return years;
    }

    /** The longest that any of these acts asks for. */
    public Period of(Collection<String> acts) {
        return Period.ofYears(Stream.concat(
                        acts.isEmpty() ? Stream.of(years) : Stream.empty(),
                        acts.stream().map(act -> laws.getOrDefault(act, years)))
                .max(Comparator.naturalOrder())
                .orElse(years));
    }
}
