package kr.ieum.simulator.people;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import kr.ieum.simulator.cases.KnownCase;
import kr.ieum.simulator.insurance.InsuranceEntry;

/**
 * Fills the register of health insurance from wages and families: who earns a wage is insured through employment, whose spouse,
 * parent or child does is a dependant, everybody else is insured by residence. The living abroad and children born this month are
 * not known to it; recipients of medical aid are known without a qualification; the dead have lost theirs.
 */
final class Insurance {

    private static final DateTimeFormatter YMD = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter YEAR_MONTH = DateTimeFormatter.ofPattern("yyyyMM");
    private static final int LAST_DAY = 28;
    private static final int MONTHS = 12;
    private static final int OLD = 65;
    private static final int GROWN_UP = 26;
    private static final String NONE = InsuranceEntry.padded(0);

    /** Arrears of the late 서정순, which her heirs inherit. */
    private static final int ARREARS_MONTHS = 5;

    private static final long ARREARS = 412_300;

    private final Town town;
    private final Known known;
    private final int perKind;
    private final List<InsuranceEntry> insured = new ArrayList<>();
    private final List<String> notInsured = new ArrayList<>();
    private final List<HardPerson> hard = new ArrayList<>();
    private final Map<HardRow, Integer> found = new HashMap<>();

    /** @param perKind how many of each kind of hard row are listed */
    Insurance(Town town, Known known, int perKind) {
        this.town = town;
        this.known = known;
        this.perKind = perKind;
    }

    List<InsuranceEntry> insured() {
        return List.copyOf(insured);
    }

    List<String> notInsured() {
        return List.copyOf(notInsured);
    }

    List<HardPerson> hard() {
        return List.copyOf(hard);
    }

    void fill() {
        Individual seo = known.deceased(KnownCase.INHERITANCE);
        Individual nothing = known.subject(KnownCase.SANDBOX_NOTHING, 0);
        for (Individual person : town.individuals) {
            RandomGenerator chance = Known.chance("health-insurance", person.number);
            if (!isKnown(person)) {
                note(HardRow.UNKNOWN_TO_HEALTH_INSURANCE, person, "03");
            } else if (person == seo) {
                insured.add(regional(person, ARREARS_MONTHS, ARREARS, chance));
            } else if (wage(person) > 0) {
                insured.add(employee(person, chance));
            } else if (supporter(person).isPresent()) {
                insured.add(dependant(person, supporter(person).get(), chance));
            } else if (person == nothing || onMedicalAid(person, chance)) {
                notInsured.add(person.number);
                note(HardRow.NOT_INSURED, person, "<items/>");
            } else {
                insured.add(usualRegional(person, chance));
            }
        }
    }

    private boolean isKnown(Individual person) {
        return !person.status.equals("3")
                && !person.status.equals("5")
                && !person.birthYmd.startsWith(town.daysAgo(0).substring(0, 6));
    }

    private static long wage(Individual person) {
        return person.incomes.stream()
                .filter(income -> income.kind().equals(Earnings.WAGE))
                .mapToLong(income -> income.gross())
                .sum();
    }

    private boolean onMedicalAid(Individual person, RandomGenerator chance) {
        return person.status.equals("1") && person.incomes.size() < 2 && chance.nextInt(20) == 0;
    }

    /** Who is insured through employment and keeps the person as a dependant. */
    private Optional<Individual> supporter(Individual person) {
        Stream<Individual> parents = town.ageOf(person) < GROWN_UP ? known.parents(person).stream() : Stream.empty();
        Stream<Individual> children = town.ageOf(person) >= OLD ? person.children.stream() : Stream.empty();
        return Stream.of(person.spouse.stream(), parents, children)
                .flatMap(relatives -> relatives)
                .filter(relative -> relative.status.equals("1") && wage(relative) > 0)
                .findFirst();
    }

    private InsuranceEntry employee(Individual person, RandomGenerator chance) {
        long pay = wage(person) / MONTHS / 10 * 10;
        long contribution = pay * 3545 / 100_000 / 10 * 10;
        return entry(person, card(person), "직장", InsuranceEntry.padded(pay), contribution, "", 0, 0, chance);
    }

    private InsuranceEntry dependant(Individual person, Individual supporter, RandomGenerator chance) {
        String relation = person.spouse.filter(supporter::equals).isPresent()
                ? "배우자"
                : person.children.contains(supporter) ? "직계존속" : "직계비속";
        return entry(person, card(supporter), "피부양자", "", 0, relation, 0, 0, chance);
    }

    private InsuranceEntry usualRegional(Individual person, RandomGenerator chance) {
        boolean arrears = town.ageOf(person) >= GROWN_UP && chance.nextInt(9) == 0;
        int months = arrears ? 1 + chance.nextInt(11) : 0;
        InsuranceEntry entry = regional(person, months, months * 31_240L, chance);
        if (arrears) {
            note(HardRow.INSURANCE_ARREARS, person, entry.cheNapAek().strip());
        }
        return entry;
    }

    private InsuranceEntry regional(Individual person, int months, long arrears, RandomGenerator chance) {
        long contribution = 19_780 + 10L * chance.nextInt(20_000);
        return entry(person, card(person), "지역", "", contribution, "", months, arrears, chance);
    }

    private InsuranceEntry entry(
            Individual person,
            String card,
            String kind,
            String pay,
            long contribution,
            String relation,
            int monthsInArrears,
            long arrears,
            RandomGenerator chance) {
        LocalDate since = LocalDate.of(
                town.today.getYear() - 1 - chance.nextInt(8), 1 + chance.nextInt(12), 1 + chance.nextInt(LAST_DAY));
        String first = YMD.format(since);
        String lost = person.deathYmd.isEmpty() ? InsuranceEntry.OPEN : dayAfter(person.deathYmd);
        String born = person.birthYmd.endsWith("00") ? person.birthYmd.substring(0, 6) + "01" : person.birthYmd;
        return new InsuranceEntry(
                card,
                kind,
                person.number,
                person.name.text(),
                first.compareTo(born) < 0 ? born : first.compareTo(lost) < 0 ? first : person.deathYmd,
                lost,
                pay,
                InsuranceEntry.padded(contribution),
                contribution == 0 ? NONE : InsuranceEntry.padded(contribution * 1295 / 10_000 / 10 * 10),
                kind.equals("지역") && person.relation.equals(Town.HEAD) ? "Y" : "N",
                relation,
                Integer.toString(monthsInArrears),
                InsuranceEntry.padded(arrears),
                YEAR_MONTH.format(YearMonth.from(town.today).minusMonths(1)));
    }

    private static String dayAfter(String ymd) {
        return YMD.format(LocalDate.parse(ymd, YMD).plusDays(1));
    }

    private static String card(Individual person) {
        return String.format("1%010d", Math.floorMod(person.number.hashCode() * 7919L, 10_000_000_000L));
    }

    private void note(HardRow kind, Individual person, String note) {
        if (found.merge(kind, 1, Integer::sum) <= perKind) {
            hard.add(new HardPerson(kind, person.number, person.name.text(), note));
        }
    }
}
