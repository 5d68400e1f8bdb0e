package kr.ieum.gateway.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.Officials;
import kr.ieum.gateway.identity.Officials.Standing;
import kr.ieum.schemas.yaml.Localized;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Directory in memory, all with one password. */
final class ScriptedOfficials implements Directory {

    static final String PASSWORD = "ieum-demo";
    static final String HEAD = "park.doyun";
    static final String AUDITOR = "bae.junseo";
    private final Map<String, Officials.Account> accounts = new LinkedHashMap<>();
    final Map<String, Standing> standings = new java.util.concurrent.ConcurrentHashMap<>();
    final Set<String> gone = java.util.concurrent.ConcurrentHashMap.newKeySet();

    ScriptedOfficials() {
        String hash = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);
        add(hash, ScriptedCases.INVESTIGATOR, "김지현", "Kim Jihyeon", "통합조사팀", "Investigation team", "종로구", "Jongno-gu");
        add(hash, ScriptedCases.DEPUTY, "이수아", "Lee Sua", "통합조사팀", "Investigation team", "종로구", "Jongno-gu");
        add(hash, ScriptedCases.OTHER_CITY, "한서연", "Han Seoyeon", "복지조사팀", "Welfare team", "성남시", "Seongnam");
        add(hash, "leaver", "나떠남", "Na Tteonam", "통합조사팀", "Investigation team", "종로구", "Jongno-gu");
        add(hash, ScriptedCases.NEARS_OFFICIAL, "양소리", "Yang Sori", "통합조사팀", "Investigation team", "종로구", "Jongno-gu");
        add(hash, HEAD, "박도윤", "Park Doyun", "통합조사팀", "Investigation team", "종로구", "Jongno-gu");
        add(hash, AUDITOR, "배준서", "Bae Junseo", "감사담당관", "Audit office", "종로구", "Jongno-gu");
        administrator(hash, "oh.taeyang", "1210000", "data-owner");
        administrator(hash, "shin.yerin", "1741000", "approver");
        administrator(hash, "moon.garam", "1741000", "operator");
        for (int i = 0; i < 5; i++) {
            add(hash, "guess" + i, "시험용", "Test", "통합조사팀", "Investigation team", "종로구", "Jongno-gu");
        }
    }

    private void add(
            String hash, String id, String ko, String en, String team, String teamEn, String agency, String agencyEn) {
        accounts.put(
                id,
                new Officials.Account(
                        new Official(
                                id,
                                new Localized(ko, en),
                                "3000000",
                                new Localized(agency, agencyEn),
                                new Localized(team, teamEn),
                                "welfare-case",
                                switch (id) {
                                    case HEAD -> Set.of("investigator", "team-head");
                                    case AUDITOR -> Set.of("auditor");
                                    default -> Set.of("investigator");
                                },
                                3),
                        hash));
    }

    private void administrator(String hash, String id, String agency, String role) {
        accounts.put(
                id,
                new Officials.Account(
                        new Official(
                                id,
                                new Localized(id, id),
                                agency,
                                new Localized(agency, agency),
                                new Localized(role, role),
                                "screens",
                                Set.of(role),
                                3),
                        hash));
    }

    @Override
    public Standing standing(String id) {
        if (gone.contains(id)) {
            return new Standing.Left(LocalDate.of(2026, 9, 29));
        }
        return Optional.ofNullable(standings.get(id))
                .or(() -> Optional.ofNullable(accounts.get(id)).map(Standing.InOffice::new))
                .orElseGet(Standing.Unknown::new);
    }

    @Override
    public Optional<Official> known(String id) {
        return Optional.ofNullable(accounts.get(id)).map(Officials.Account::official);
    }

    @Override
    public List<Official> team(Official official) {
        return accounts.values().stream()
                .map(Officials.Account::official)
                .filter(one ->
                        one.team().equals(official.team()) && one.agency().equals(official.agency()))
                .toList();
    }

    @Override
    public List<Official> inOffice() {
        return accounts.keySet().stream()
                .flatMap(id -> find(id).stream())
                .map(Officials.Account::official)
                .toList();
    }

    @Override
    public Optional<DemoAccounts> demo() {
        return Optional.of(new DemoAccounts(
                accounts.values().stream()
                        .limit(3)
                        .map(Officials.Account::official)
                        .toList(),
                PASSWORD));
    }
}
