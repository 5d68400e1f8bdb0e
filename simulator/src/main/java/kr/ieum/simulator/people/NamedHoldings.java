package kr.ieum.simulator.people;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lots and buildings of the people whom the demo's cases name; whoever isn't named here owns nothing. */
final class NamedHoldings {

    private static final String HEALTHY_HEAD = "8502131104958";
    private static final String HEALTHY_FATHER = "5706111192605";
    private static final String DEAD_REGISTER_HEAD = "8007221117596";
    private static final String DEAD_REGISTER_FATHER = "5211031119578";
    private static final String EMPLOYMENT_HEAD = "9008191105652";
    private static final String EMPLOYMENT_FATHER = "6002251156932";
    private static final String RECHECK_HEAD = "7804281143722";
    private static final String RECHECK_FATHER = "5008171114279";
    private static final String HUSBAND = "8103091150815";
    private static final String PROTECTED_WIFE = "8311172152323";
    private static final String HUSBANDS_FATHER = "5405031118843";
    static final String CHANGED_NUMBER = "9304122147379";
    private static final String CHANGED_NUMBERS_FATHER = "6407301150119";
    private static final String RICH_FATHER = "6603211176082";
    private static final String PERMIT_APPLICANT = "7509171196282";
    private static final String OTHER_PERMIT_APPLICANT = "6902121163777";
    static final String CHANGED_NUMBERS_LOT = "1111014800100370001";
    static final String HUSBANDS_LOT = "1111018100101620005";
    private static final String MOUNTAIN_LOT = "1111018200200310002";
    private static final String ABOLISHED_DISTRICTS_LOT = "4113010300100120001";
    private static final String LOT_WITHOUT_SHARES = "1111018200100440000";
    private static final String NOBODYS_LOT = "1111018200109990001";

    /** Lots of one application, each with a hard row; the last is in no ledger. */
    static final List<String> HARD_LOTS =
            List.of(MOUNTAIN_LOT, ABOLISHED_DISTRICTS_LOT, LOT_WITHOUT_SHARES, NOBODYS_LOT);

    private static final String DECEASED = "5110192155396";
    private static final String DECEASEDS_HUSBAND_BORN = "19480506";
    private static final String SEONGNAM_HEAD = "8307191174367";
    private static final String SANDBOX_COMPLETE = "8506041145212";

    private static final Set<String> NAMED = Set.of(
            HEALTHY_HEAD,
            HEALTHY_FATHER,
            DEAD_REGISTER_HEAD,
            DEAD_REGISTER_FATHER,
            EMPLOYMENT_HEAD,
            EMPLOYMENT_FATHER,
            RECHECK_HEAD,
            RECHECK_FATHER,
            HUSBAND,
            PROTECTED_WIFE,
            HUSBANDS_FATHER,
            CHANGED_NUMBER,
            CHANGED_NUMBERS_FATHER,
            RICH_FATHER,
            PERMIT_APPLICANT,
            OTHER_PERMIT_APPLICANT,
            DECEASED,
            SEONGNAM_HEAD);

    private final Holdings holdings;
    private final Map<String, Individual> people;

    NamedHoldings(Holdings holdings, Map<String, Individual> people) {
        this.holdings = holdings;
        this.people = people;
    }

    /** Whether the number has its place among named people: their serials lie below those of generated ones. */
    static boolean isNamed(String number) {
        return NAMED.contains(number) || number.charAt(7) == '1';
    }

    void enter() {
        benefitCases();
        buildingPermits();
        inheritance();
    }

    private Individual person(String number) {
        Individual person = people.get(number);
        if (person == null) {
            throw new IllegalStateException("nobody has the number " + number);
        }
        return person;
    }

    private void benefitCases() {
        field(HEALTHY_HEAD, "5111010800100520007", "412.5", 31_200, "1/3");
        house(HEALTHY_FATHER, "5111010500100180002", "146.0", 512_000, "1/1", 98_000_000);
        house(DEAD_REGISTER_HEAD, "5211110200100310004", "88.3", 402_000, "1/2", 61_000_000);
        field(DEAD_REGISTER_FATHER, "5211110100101120000", "1320.0", 24_700, "1/1");
        field(EMPLOYMENT_HEAD, "2635010400104410012", "66.1", 118_000, "1/5");
        house(EMPLOYMENT_FATHER, "2635010700100930001", "132.8", 1_420_000, "1/1", 214_000_000);
        field(RECHECK_HEAD, "2772031000100770003", "991.0", 12_300, "1/4");
        house(RECHECK_FATHER, "2772025000100240000", "210.5", 187_000, "1/1", 57_000_000);
        field(HUSBAND, HUSBANDS_LOT, "33.0", 1_870_000, "1/1");
        // near to where she lives now: where it lies would tell her husband
        field(PROTECTED_WIFE, "4113110300100210004", "28.6", 1_240_000, "1/2");
        house(HUSBANDS_FATHER, "1144010300100610008", "97.5", 3_910_000, "1/2", 402_000_000);
        house(CHANGED_NUMBERS_FATHER, "1144012500101480011", "112.0", 2_640_000, "1/1", 331_000_000);
        house(RICH_FATHER, "1111017500100990002", "214.6", 6_120_000, "1/1", 1_184_000_000);
        field(RICH_FATHER, "4113510200101010000", "1487.0", 412_000, "1/2");
        house(SEONGNAM_HEAD, "4113110300100170006", "74.9", 2_980_000, "1/1", 189_000_000);
        // the ledger still holds the number that she had before
        Individual changed = person(CHANGED_NUMBER);
        holdings.land(CHANGED_NUMBERS_LOT, Holdings.SITE, "41.3", 4_410_000, "제1종일반주거지역", "국가유산 보존구역");
        holdings.owner(CHANGED_NUMBERS_LOT, changed.formerNumber, changed.name.text(), "1/2", "상속");
    }

    private void field(String number, String lot, String area, long price, String share) {
        holdings.land(lot, Holdings.DRY_FIELD, area, price, "자연녹지지역", "");
        holdings.owner(lot, person(number), share, "상속");
    }

    private void house(String number, String lot, String area, long price, String share, long housePrice) {
        holdings.land(lot, Holdings.SITE, area, price, "제2종일반주거지역", "");
        holdings.owner(lot, person(number), share, "매매");
        String house = holdings.building(lot, "01000", housePrice, false);
        holdings.owner(house, person(number), share, "매매");
    }

    private void buildingPermits() {
        String own = "1111018100100470003";
        holdings.land(own, Holdings.SITE, "231.4", 5_230_000, "제1종일반주거지역", "국가유산 보존구역");
        holdings.owner(own, person(PERMIT_APPLICANT), "2/3", "매매");
        holdings.owner(own, person(HUSBANDS_FATHER), "1/3", "상속");
        holdings.building(own, "01000", "118.7", 612_000_000, false);
        // a lot of another's: of the owners one has died, one is entered without a number
        String another = "1111018200200120000";
        holdings.land(another, Holdings.FOREST, "1653.0", 187_000, "자연녹지지역", "군사시설보호구역;개발제한구역");
        holdings.owner(another, person(RICH_FATHER), "1/2", "매매");
        holdings.owner(another, deceasedsHusband(), "1/4", "상속");
        holdings.owner(another, "", "육가상", "1/4", "사정");
        holdings.building(another, "04000", "64.2", 0, true);
    }

    /** Entered after those of everybody else, so that these stay as they were. */
    void enterHardLots() {
        Individual applicant = person(PERMIT_APPLICANT);
        holdings.land(MOUNTAIN_LOT, Holdings.FOREST, "3305.0", 96_400, "자연녹지지역", "");
        holdings.owner(MOUNTAIN_LOT, applicant, "1/17", "상속");
        holdings.owner(MOUNTAIN_LOT, "1101110912339", "한빛가상개발 주식회사", "16/17", "매매");
        holdings.land(ABOLISHED_DISTRICTS_LOT, Holdings.SITE, "49.6", 2_310_000, "제2종일반주거지역", "");
        holdings.owner(ABOLISHED_DISTRICTS_LOT, applicant, "1/1", "매매");
        field(SANDBOX_COMPLETE, "1111018300100910001", "330.0", 45_000, "1/1");
        holdings.land(LOT_WITHOUT_SHARES, Holdings.SITE, "77.0", 2_940_000, "제1종일반주거지역", "고도지구");
        holdings.owner(LOT_WITHOUT_SHARES, applicant, "0/0", "매매");
    }

    private Individual deceasedsHusband() {
        return people.values().stream()
                .filter(person -> person.birthYmd.equals(DECEASEDS_HUSBAND_BORN) && isNamed(person.number))
                .findFirst()
                .orElseThrow();
    }

    private void inheritance() {
        house(DECEASED, "1111015100100710000", "92.1", 7_310_000, "1/1", 488_000_000);
        field(DECEASED, "5211110400100660002", "826.0", 17_900, "2/5");
    }
}
