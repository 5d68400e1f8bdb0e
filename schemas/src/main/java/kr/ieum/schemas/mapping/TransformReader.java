package kr.ieum.schemas.mapping;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads the transform of one row from the closed list, with its parameters. */
final class TransformReader {

    private final YamlMap row;
    private final Property target;
    private final CodeLists codeLists;
    private final YamlMap map;
    private final SlotReader slots;
    private final DateReader dates;
    private final CodeReader codes;

    /** The closed list of transforms. */
    enum Type {
        TEXT,
        NAME,
        IDENTIFIER,
        IDENTIFIERS,
        DATE,
        AMOUNT,
        CODE,
        INDICATOR,
        ADDRESS,
        SUM,
        SHARE,
        LOT_PLACE,
        PRODUCT,
        ASSET_TOTAL,
        SAME_AS_APPLICANT,
        RELATION_IN_CERTIFICATE,
        IN_FORCE,
        OVER_ZERO,
        OWNER_IS_APPLICANT,
        CO_OWNERS,
        PERSON_NUMBER,
        LISTED,
        PRIOR_RANK_HEIR,
        PRESENCE,
        APPLIED_IN_TIME,
        NUMBER,
        HOUR,
        EITHER,
        INITIALS,
        JOINED,
        COMPLETED_YEARS,
        CASES,
        CODE_NAME,
        DATE_PART
    }

    private TransformReader(YamlMap row, Property target, CodeLists codeLists, YamlMap map) {
        this.row = row;
        this.target = target;
        this.codeLists = codeLists;
        this.map = map;
        this.slots = new SlotReader(row, target);
        this.dates = new DateReader(map, target);
        this.codes = new CodeReader(map, target, codeLists);
    }

    /** The plan of the row; nothing when its transform is faulty, which has been reported. */
    static Optional<RowPlan> read(YamlMap row, Property target, CodeLists codeLists) {
        int before = row.faults().count();
        try (YamlMap map = row.map("transform")) {
            Optional<Type> type = map.optionalChoice("type", Type.class);
            if (type.isEmpty()) {
                if (!map.has("type")) {
                    map.text("type");
                }
                return Optional.empty();
            }
            Optional<RowPlan> plan = new TransformReader(row, target, codeLists, map).plan(type.get());
            return row.faults().count() == before ? plan : Optional.empty();
        }
    }

    private Optional<RowPlan> plan(Type type) {
        return switch (type) {
            case TEXT -> field(new TextTransform());
            case NAME -> field(new NameTransform());
            case IDENTIFIER -> field(new IdentifierTransform(digits()));
            case IDENTIFIERS -> Optional.of(identifiers());
            case DATE -> dates.whole().flatMap(this::field);
            case AMOUNT -> field(amount());
            case INDICATOR ->
                field(new IndicatorTransform(
                        Set.copyOf(RawTexts.list(map, "yes")), Set.copyOf(RawTexts.list(map, "no"))));
            case CODE -> codes.code().flatMap(this::field);
            case ADDRESS -> address();
            case SUM -> Optional.of(sum(map.optionalChoice("zero", EmptyState.class)));
            case OVER_ZERO -> Optional.of(new OverZeroPlan(sum(Optional.empty())));
            case SHARE -> field(new ShareTransform());
            case LOT_PLACE -> lotPlace();
            case PRODUCT -> Optional.of(product());
            case ASSET_TOTAL ->
                Optional.of(new AssetTotalPlan(
                        product(),
                        map.text("lot"),
                        new FieldPlan(slot(map.text("house")), amount(), List.of()),
                        map.text("houseLot"),
                        slot(map.text("share"))));
            case SAME_AS_APPLICANT -> Optional.of(new SameAsApplicantPlan(slot(row.text("source"))));
            case RELATION_IN_CERTIFICATE ->
                target.codeList()
                        .flatMap(codeLists::find)
                        .map(list -> certificate().relation(list))
                        .or(() -> {
                            map.fault(
                                    "type",
                                    "M26",
                                    "but " + target.key() + " has no code list",
                                    "map to an attribute that is a code");
                            return Optional.empty();
                        });
            case PRIOR_RANK_HEIR -> certificate().priorRankHeir();
            case OWNER_IS_APPLICANT -> Optional.of(new OwnerIsApplicantPlan(row.text("source")));
            case CO_OWNERS -> Optional.of(new CoOwnersPlan(slot(row.text("source"))));
            case PERSON_NUMBER -> field(new PersonNumberTransform());
            case LISTED ->
                Optional.of(new ListedPlan(slot(row.text("source")), map.text("separator"), map.text("word")));
            case PRESENCE -> Optional.of(new PresencePlan(row.text("source")));
            case APPLIED_IN_TIME -> appliedInTime();
            case NUMBER -> field(new NumberTransform(decimals()));
            case HOUR -> field(new HourTransform());
            case EITHER -> either();
            case INITIALS -> field(new InitialsTransform());
            case JOINED -> joined();
            case COMPLETED_YEARS -> completedYears();
            case CASES -> cases(target.datatype());
            case CODE_NAME -> codeName();
            case DATE_PART -> datePart();
            case IN_FORCE ->
                dates.whole()
                        .map(found ->
                                new InForcePlan(slot(map.text("from")), slot(map.text("until")), found, guards()));
        };
    }

    private SourceSlot slot(String field) {
        return slots.slot(field);
    }

    private List<Guard> guards() {
        return slots.guards();
    }

    private SumPlan sum(Optional<EmptyState> zero) {
        return new SumPlan(slot(map.text("amount")), amount(), map.optionalText("year"), guards(), zero);
    }

    private Optional<RowPlan> field(FieldTransform transform) {
        FieldPlan plan = new FieldPlan(slot(source()), transform, guards());
        return Optional.of(row.flag("repeated") ? new RepeatedPlan(plan) : plan);
    }

    private int decimals() {
        int decimals = map.optionalInteger("decimals").orElse(0);
        if (decimals < 0 || decimals > 6) {
            map.fault("decimals", "M27", "is no number of digits", "write 0 to 6");
        }
        return Math.clamp(decimals, 0, 6);
    }

    private Optional<RowPlan> joined() {
        List<RowPlan> pieces = new ArrayList<>();
        map.texts("fields").forEach(field -> pieces.add(new FieldPlan(slot(field), new TextTransform(), List.of())));
        for (YamlMap piece : map.maps("of")) {
            try (piece) {
                piece(piece).ifPresent(pieces::add);
            }
        }
        if (pieces.size() < 2 || (map.has("fields") && map.has("of"))) {
            map.fault("fields", "M27", "are not several", "name the fields that make up the text, in order");
            return Optional.empty();
        }
        String separator = RawTexts.list(map, "separator").stream().findFirst().orElse(" ");
        FieldTransform transform = target.datatype() == Datatype.NAME ? new NameTransform() : new TextTransform();
        return Optional.of(new JoinedPlan(pieces, separator, transform, guards()));
    }

    /** A piece of a joined text; what cases say of it is text too, whatever the row yields. */
    private Optional<RowPlan> piece(YamlMap piece) {
        Optional<RowPlan> plan = piece.optionalChoice("type", Type.class).flatMap(type -> {
            TransformReader reader = new TransformReader(row, target, codeLists, piece);
            return type == Type.CASES ? reader.cases(Datatype.TEXT) : reader.plan(type);
        });
        boolean isText = plan.filter(found -> found.yields() == Datatype.TEXT || found.yields() == Datatype.NAME)
                .isPresent();
        if (!isText) {
            piece.fault("type", "M27", "is no text", "use a transform that yields a text or a name");
        }
        return isText ? plan : Optional.empty();
    }

    private Optional<RowPlan> cases(Datatype yields) {
        return new CasesReader(
                        target,
                        codeLists,
                        this::slot,
                        way -> way.optionalChoice("type", Type.class)
                                .flatMap(type -> new TransformReader(row, target, codeLists, way).plan(type)))
                .read(map, yields);
    }

    private Optional<RowPlan> codeName() {
        boolean korean = map.choice("language", Language.class) == Language.KO;
        return codes.list("add the register's list to codes")
                .flatMap(found -> field(new CodeNameTransform(found, korean)));
    }

    /** The languages in which code lists name their codes. */
    private enum Language {
        KO,
        EN
    }

    private Optional<RowPlan> datePart() {
        DatePartTransform.Part part = map.choice("part", DatePartTransform.Part.class);
        Optional<DatePartTransform.Words> words =
                part == DatePartTransform.Part.WORDS ? dates.words() : Optional.empty();
        return dates.notation()
                .flatMap(found -> field(new DatePartTransform(
                        new DateTransform(found, true, ZoneOffset.UTC, Optional.empty()), part, words)));
    }

    /** The row's only field, or that of one way among several. */
    private String source() {
        return map.has("source") ? map.text("source") : row.text("source");
    }

    private Optional<RowPlan> either() {
        List<FieldPlan> ways = new ArrayList<>();
        for (YamlMap way : map.maps("of")) {
            try (way) {
                way.optionalChoice("type", Type.class)
                        .flatMap(type -> new TransformReader(row, target, codeLists, way).plan(type))
                        .flatMap(plan -> plan instanceof FieldPlan field ? Optional.of(field) : Optional.empty())
                        .ifPresentOrElse(
                                ways::add,
                                () -> way.fault("type", "M27", "isn't read from one field", "use a transform of one"));
            }
        }
        if (ways.size() < 2) {
            map.fault("of", "M27", "names fewer than two fields", "write one {source, type, …} for each field");
            return Optional.empty();
        }
        return Optional.of(new EitherPlan(ways));
    }

    private EachPlan identifiers() {
        try (YamlMap announced = map.map("announced")) {
            return new EachPlan(
                    row.text("source"),
                    announced.text("source"),
                    Set.copyOf(RawTexts.list(announced, "some")),
                    Set.copyOf(RawTexts.list(announced, "none")),
                    new IdentifierTransform(digits()));
        }
    }

    private int digits() {
        int digits = map.integer("digits");
        if (digits < 1 || digits > 64) {
            map.fault("digits", "M27", "is no length of an identifier", "write how many digits it has");
        }
        return digits;
    }

    private AmountTransform amount() {
        AmountTransform.Notation notation = map.choice("notation", AmountTransform.Notation.class);
        String unit = row.text("unit");
        Map<String, BigDecimal> units = Map.of("KRW", BigDecimal.ONE, "KRW-1000", BigDecimal.valueOf(1000));
        BigDecimal won = units.get(unit);
        if (won == null) {
            row.fault("unit", "M27", "'" + unit + "' is not in the closed list", "use KRW or KRW-1000");
            return new AmountTransform(notation, BigDecimal.ONE);
        }
        return new AmountTransform(notation, won);
    }

    private Optional<RowPlan> address() {
        SourceSlot road = slot(map.text("road"));
        SourceSlot detail = slot(map.text("detail"));
        SourceSlot district = slot(map.text("district"));
        return districts().map(found -> new AddressPlan(road, detail, district, found));
    }

    private Optional<CodeList> districts() {
        return codes.list("name the list of legal districts");
    }

    private Optional<RowPlan> lotPlace() {
        boolean withNumber = map.flag("lotNumber");
        return districts().flatMap(found -> field(new LotTransform(found, withNumber)));
    }

    private ProductPlan product() {
        String unit = row.text("unit");
        if (!unit.equals("KRW")) {
            row.fault("unit", "M27", "'" + unit + "' is not won", "write KRW");
        }
        return new ProductPlan(slot(map.text("each")), slot(map.text("units")), guards());
    }

    private CertificateReader certificate() {
        return new CertificateReader(map, codeLists);
    }

    private Optional<RowPlan> completedYears() {
        return dates.notation()
                .map(found -> new CompletedYearsPlan(new FieldPlan(
                        slot(row.text("source")),
                        new DateTransform(found, true, ZoneOffset.UTC, Optional.empty()),
                        guards())));
    }

    private Optional<RowPlan> appliedInTime() {
        int months = map.integer("months");
        if (months < 1 || months > 120) {
            map.fault("months", "M27", "is no period for an application", "write a number of months, 1 to 120");
        }
        return dates.notation()
                .map(found -> new AppliedInTimePlan(
                        new FieldPlan(
                                slot(row.text("source")),
                                new DateTransform(found, true, ZoneOffset.UTC, Optional.empty()),
                                List.of()),
                        months));
    }
}
