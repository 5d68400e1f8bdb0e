package kr.ieum.gateway.agreement.document;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.NationalRules;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * {@code config/national-rules.yaml}: ceilings and combinations that bind every agreement (design §6 rules 6 and 13), and by how much
 * clocks may differ. A federation without the file has no national rules.
 *
 * <p>Rules: A40 unknown format, A41 skew, and those of {@link AgreementReader} for what agreements have too.
 *
 * @param skew always goes against whoever asks
 */
public record NationalRulesFile(NationalRules rules, Duration skew) {

    /** The file's name in the folder of the configuration. */
    public static final String NAME = "national-rules.yaml";

    /** No rules, and as much skew as clocks that are kept by NTP need. */
    public static final NationalRulesFile NONE = new NationalRulesFile(NationalRules.NONE, Duration.ofSeconds(2));

    private static final String FORMAT = "ieum-national-rules/1";
    private static final Duration LARGEST = Duration.ofMinutes(5);

    /** Reads it, with every fault at its line. */
    public static NationalRulesFile read(Path config, References references, Faults faults) {
        return StrictYaml.readIfThere(config, NAME, faults)
                .map(map -> read(map, references))
                .orElse(NONE);
    }

    /** Reads it from its bytes, as tests do. */
    static NationalRulesFile parse(byte[] bytes, References references, Faults faults) {
        return StrictYaml.parse(bytes, NAME, faults)
                .map(map -> read(map, references))
                .orElse(NONE);
    }

    private static NationalRulesFile read(YamlMap map, References references) {
        try (map) {
            if (!map.text("format").equals(FORMAT)) {
                map.fault("format", "A40", "is not a known format", "write format: " + FORMAT);
            }
            Duration skew = map.optionalDuration("clockSkew").orElse(NONE.skew());
            if (skew.isNegative() || skew.compareTo(LARGEST) > 0) {
                map.fault("clockSkew", "A41", "is no difference of clocks", "write PT0S to PT5M, such as PT2S");
            }
            Set<String> ids = new HashSet<>();
            LimitReader limits = new LimitReader(
                    references, AgreementLoader.conditions(references), ids, NationalRulesFile::grounds);
            List<Terms.Ceiling> ceilings = limits.limits(map, "ceilings").stream()
                    .map(limit -> new Terms.Ceiling(limit.id(), limit.attributes(), limit.max(), limit.when()))
                    .toList();
            return new NationalRulesFile(new NationalRules(ceilings, limits.combinations(map, "combinations")), skew);
        }
    }

    /** Whoever is bound may read by which law, and why. */
    private static void grounds(YamlMap rule) {
        rule.localized("law");
        rule.localized("why");
    }
}
