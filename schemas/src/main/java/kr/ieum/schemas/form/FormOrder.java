package kr.ieum.schemas.form;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Property;

/**
 * Which forms a datatype has and how they stand to each other: {@code v} follows from {@code w} when {@code v} can be
 * computed from {@code w} for every value (design §6, the table of forms). It is a partial order with
 * {@code clear} on top and {@code absent} at the bottom, and any two forms have a greatest form that follows from both.
 *
 * <p>Predicates stand above {@code absent} only: a {@code no} is also the answer for somebody who has no such value at
 * all, so that {@code exists} can't be computed from it. Bands include their lower edge, therefore {@code at-least:k}
 * follows from {@code band:n} iff n divides k, and {@code over:k} from {@code clear} only: somebody with exactly k
 * stands in the same band as somebody with k + 1.
 */
public final class FormOrder {

    private static final BigDecimal LARGEST = new BigDecimal("999999999999999999");
    private static final Set<String> PARTS_OF_RESIDENT_NUMBER = Set.of("first7", "first6", "last7");
    private static final Map<Datatype, FormOrder> ORDERS = orders();

    private final Datatype datatype;
    private final List<Family> families;

    private FormOrder(Datatype datatype, Family... families) {
        this.datatype = datatype;
        this.families = List.of(families);
    }

    /** How a form with a parameter follows from another of its own or a coarser family. */
    private enum Rule {
        /** Always. */
        ALWAYS,
        /** When the other's parameter divides this one's. */
        DIVISIBLE,
        /** When this one's parameter isn't smaller. */
        NOT_SMALLER
    }

    /**
     * Forms of one name.
     *
     * @param largest largest parameter, or nothing when the form takes none
     * @param sources the families it follows from beside itself, with the rule for parameters
     */
    private record Family(String name, Optional<BigDecimal> largest, Map<String, Rule> sources) {

        static Family plain(String name, String... sources) {
            return new Family(name, Optional.empty(), always(sources));
        }

        static Family numbered(String name, BigDecimal largest, Map<String, Rule> sources) {
            return new Family(name, Optional.of(largest), sources);
        }

        private static Map<String, Rule> always(String... sources) {
            Map<String, Rule> rules = new HashMap<>();
            for (String source : sources) {
                rules.put(source, Rule.ALWAYS);
            }
            return Map.copyOf(rules);
        }
    }

    private static Map<Datatype, FormOrder> orders() {
        Family clear = Family.plain("clear");
        Map<String, Rule> fromClear = Map.of("clear", Rule.ALWAYS);
        BigDecimal oldest = BigDecimal.valueOf(199);
        Map<Datatype, FormOrder> orders = new EnumMap<>(Datatype.class);
        orders.put(
                Datatype.DATE,
                new FormOrder(
                        Datatype.DATE,
                        clear,
                        Family.plain("year-month", "clear"),
                        Family.plain("year", "clear", "year-month"),
                        Family.plain("decade", "clear", "year-month", "year"),
                        Family.numbered("age-at-least", oldest, fromClear),
                        Family.numbered("age-over", oldest, fromClear),
                        Family.plain("exists", "clear", "year-month", "year", "decade"),
                        absent("year-month", "year", "decade", "age-at-least", "age-over")));
        orders.put(
                Datatype.IDENTIFIER,
                new FormOrder(
                        Datatype.IDENTIFIER,
                        clear,
                        Family.plain("first7", "clear"),
                        Family.plain("first6", "clear", "first7"),
                        Family.plain("last7", "clear"),
                        Family.plain("token", "clear"),
                        Family.plain("exists", "clear", "first7", "first6", "last7", "token"),
                        absent("first7", "first6", "last7", "token")));
        orders.put(
                Datatype.NAME,
                new FormOrder(
                        Datatype.NAME,
                        clear,
                        Family.plain("masked", "clear"),
                        Family.plain("exists", "clear", "masked"),
                        absent("masked")));
        orders.put(
                Datatype.ADDRESS,
                new FormOrder(
                        Datatype.ADDRESS,
                        clear,
                        Family.plain("street", "clear"),
                        Family.plain("district", "clear", "street"),
                        Family.plain("city", "clear", "street", "district"),
                        Family.plain("province", "clear", "street", "district", "city"),
                        Family.plain("exists", "clear", "street", "district", "city", "province"),
                        absent("street", "district", "city", "province")));
        orders.put(
                Datatype.AMOUNT,
                new FormOrder(
                        Datatype.AMOUNT,
                        clear,
                        Family.numbered("band", LARGEST, Map.of("clear", Rule.ALWAYS, "band", Rule.DIVISIBLE)),
                        Family.numbered("at-least", LARGEST, Map.of("clear", Rule.ALWAYS, "band", Rule.DIVISIBLE)),
                        Family.numbered("over", LARGEST, fromClear),
                        Family.plain("exists", "clear", "band"),
                        absent("band", "at-least", "over")));
        orders.put(
                Datatype.CODE,
                new FormOrder(
                        Datatype.CODE,
                        clear,
                        Family.numbered(
                                "parent",
                                BigDecimal.valueOf(9),
                                Map.of("clear", Rule.ALWAYS, "parent", Rule.NOT_SMALLER)),
                        Family.plain("exists", "clear", "parent"),
                        absent("parent")));
        orders.put(Datatype.TEXT, new FormOrder(Datatype.TEXT, clear, Family.plain("exists", "clear"), absent()));
        orders.put(Datatype.INDICATOR, new FormOrder(Datatype.INDICATOR, clear, Family.plain("absent", "clear")));
        return Map.copyOf(orders);
    }

    private static Family absent(String... others) {
        List<String> sources = new ArrayList<>(List.of(others));
        sources.add("clear");
        sources.add("exists");
        return Family.plain("absent", sources.toArray(String[]::new));
    }

    /** The order of a datatype's forms. */
    public static FormOrder of(Datatype datatype) {
        FormOrder order = ORDERS.get(datatype);
        if (order == null) {
            throw new IllegalStateException("no order for " + datatype);
        }
        return order;
    }

    /** The datatype whose forms these are. */
    public Datatype datatype() {
        return datatype;
    }

    /** Names of its forms in the fixed order, {@code clear} first and {@code absent} last. */
    public List<String> names() {
        return families.stream().map(Family::name).toList();
    }

    /** Whether forms of that name take a parameter. */
    public boolean takesParameter(String name) {
        return family(name).map(Family::largest).filter(Optional::isPresent).isPresent();
    }

    /** Whether the datatype has the form, with a parameter exactly where one belongs. */
    public boolean has(Form form) {
        return family(form.name()).filter(family -> fits(family, form)).isPresent();
    }

    private static boolean fits(Family family, Form form) {
        if (family.largest().isEmpty() || form.parameter().isEmpty()) {
            return family.largest().isEmpty() && form.parameter().isEmpty();
        }
        BigDecimal number = form.parameter().get();
        return number.signum() > 0
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(family.largest().get()) <= 0;
    }

    /**
     * Whether {@code v} can be computed from {@code w} for every value; every form follows from itself.
     *
     * @throws IllegalArgumentException when the datatype hasn't both forms
     */
    public boolean follows(Form v, Form w) {
        check(v);
        check(w);
        if (v.equals(w)) {
            return true;
        }
        return family(v.name())
                .map(family -> family.sources().get(w.name()))
                .filter(rule -> holds(rule, v, w))
                .isPresent();
    }

    private static boolean holds(Rule rule, Form v, Form w) {
        return switch (rule) {
            case ALWAYS -> true;
            // clear has no parameter and never stands under a rule that compares
            case DIVISIBLE -> integer(v).mod(integer(w)).signum() == 0;
            case NOT_SMALLER -> integer(v).compareTo(integer(w)) >= 0;
        };
    }

    private static BigInteger integer(Form form) {
        return form.parameter().map(BigDecimal::toBigIntegerExact).orElse(BigInteger.ONE);
    }

    /**
     * The greatest form that follows from both; {@code absent} when they have nothing else in common. A form is met with
     * all its ceilings in this way, so that forms are narrowed and never joined (design §6 rule 6).
     *
     * @throws IllegalArgumentException when the datatype hasn't both forms
     */
    public Form meet(Form a, Form b) {
        check(a);
        check(b);
        List<Form> common = candidates(a, b).stream()
                .filter(form -> has(form) && follows(form, a) && follows(form, b))
                .toList();
        return common.stream()
                .filter(form -> common.stream().allMatch(other -> follows(other, form)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no greatest lower form of " + a + " and " + b));
    }

    private Collection<Form> candidates(Form a, Form b) {
        Set<Form> forms = new LinkedHashSet<>(List.of(a, b));
        BigInteger x = integer(a);
        BigInteger y = integer(b);
        BigInteger least = x.multiply(y).divide(x.gcd(y));
        for (Family family : families) {
            forms.add(
                    family.largest().isEmpty()
                            ? new Form(family.name(), Optional.empty())
                            : new Form(family.name(), Optional.of(new BigDecimal(least))));
        }
        return forms;
    }

    /**
     * The datatype's fixed order of forms, most telling first, that breaks ties between incomparable results (design §6
     * rule 6); where one form follows from another it comes later.
     */
    public Comparator<Form> fixedOrder() {
        return Comparator.comparingInt((Form form) -> names().indexOf(form.name()))
                .thenComparing(FormOrder::integer);
    }

    /** Whether the form tells that there is a value, so that known-empty and unknown may be told too (design §7). */
    public boolean tellsExistence(Form form) {
        return names().contains("exists") ? follows(Form.EXISTS, form) : form.equals(Form.CLEAR);
    }

    /** Whether the form answers yes, no or undetermined instead of a part of the value. */
    public static boolean isPredicate(Form form) {
        return switch (form.name()) {
            case "over", "at-least", "age-over", "age-at-least" -> true;
            default -> false;
        };
    }

    /**
     * The names of a property's forms, in the datatype's fixed order. Parts of a resident number are forms of resident numbers alone,
     * however many digits another identifier has.
     */
    public static List<String> names(Property property) {
        return of(property.datatype()).names().stream()
                .filter(name -> property.isResidentNumber() || !PARTS_OF_RESIDENT_NUMBER.contains(name))
                .toList();
    }

    private Optional<Family> family(String name) {
        return families.stream().filter(family -> family.name().equals(name)).findFirst();
    }

    private void check(Form form) {
        if (!has(form)) {
            throw new IllegalArgumentException("the datatype " + datatype + " has no form " + form);
        }
    }
}
