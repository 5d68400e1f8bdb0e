package kr.ieum.gateway.web;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.disclosure.Deferral;
import kr.ieum.gateway.disclosure.OwnDisclosure;
import kr.ieum.gateway.disclosure.OwnDisclosures.Told;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.leaf.Commitment;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.leaf.RequestKind;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.schemas.yaml.Localized;

/** One citizen of whom much was asked, and one of whom nothing was. */
final class ScriptedCitizens implements Citizens {

    static final String MUCH = "yun-jeongu";
    static final String NUMBER = "8502131104958";
    static final String NOTHING = "na-hana";

    private static final Instant AT = Instant.parse("2026-11-20T01:02:03Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public List<Citizen> offered() {
        return List.of(
                new Citizen(MUCH, new Localized("윤정우", "Yun Jeongu"), new Localized("신청인", "applicant")),
                new Citizen(NOTHING, new Localized("나하나", "Na Hana"), new Localized("조회 없음", "never looked up")));
    }

    @Override
    public Optional<Told> told(String id, int from, int count) {
        return switch (id) {
            case MUCH -> {
                List<OwnDisclosure> all = new ArrayList<>();
                for (int i = 0; i < 25; i++) {
                    all.add(disclosure(i));
                }
                yield Optional.of(new Told(all.stream().skip(from).limit(count).toList(), all.size()));
            }
            case NOTHING -> Optional.of(new Told(List.of(), 0));
            default -> Optional.empty();
        };
    }

    private static OwnDisclosure disclosure(int i) {
        Position position = new Position("2026h2", 400 - i);
        return new OwnDisclosure(
                position,
                new Leaf.Intent(
                        AT.minusSeconds(3600L * i),
                        UUID.randomUUID(),
                        RequestKind.CASE,
                        "3000000",
                        new AgreementVersion("agr-bl-tax", 1),
                        "basic-livelihood",
                        7,
                        Digest.sha256(),
                        commitment(Purpose.SUBJECT),
                        commitment(Purpose.CASE),
                        commitment(Purpose.OFFICIAL),
                        List.of(
                                new Leaf.Asked("Income/amount", "clear", "G1", "C3", "tax-income"),
                                new Leaf.Asked("Income/year", "clear", "G1", "C3", "tax-income"),
                                new Leaf.Asked("Person/birthDate", "year", "G1", "C3", "resident"))),
                List.of(new Leaf.Release(
                        AT,
                        position,
                        "tax-income",
                        List.of(
                                Leaf.Outcome.left("Income/amount", "clear"),
                                Leaf.Outcome.stayed("Income/year", "KNOWN_EMPTY")),
                        commitment(Purpose.VALUES))),
                i == 1
                        ? Optional.of(new Deferral(
                                UUID.randomUUID(),
                                "3000000",
                                LocalDate.parse("2026-11-19"),
                                Deferral.Reason.INVESTIGATION,
                                "kim.jihyun",
                                AT,
                                Optional.of(new Deferral.Approval("park.doyun", AT))))
                        : Optional.empty());
    }

    private static Commitment commitment(Purpose purpose) {
        return Opening.fresh(purpose, "", RANDOM).commitment();
    }
}
