package kr.ieum.schemas.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/**
 * An address from a road-name line and a legal-district code: province, city and district come from the code's place in
 * the list, the street is what the line says beyond them. A line that lies elsewhere than its code is malformed.
 */
record AddressPlan(SourceSlot road, SourceSlot detail, SourceSlot district, CodeList districts) implements RowPlan {

    /** Of a legal district in a town, whose name follows the road in brackets. */
    private static final Pattern IN_TOWN = Pattern.compile(".*[동가로]");

    @Override
    public Datatype yields() {
        return Datatype.ADDRESS;
    }

    @Override
    public Set<String> sources() {
        return Set.of(road.field(), detail.field(), district.field());
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        SourceSlot.Content line = road.read(record, at);
        if (line instanceof SourceSlot.Content.Nothing nothing) {
            return nothing.field();
        }
        SourceSlot.Content code = district.read(record, at);
        if (!(code instanceof SourceSlot.Content.Text codeText)) {
            return at.malformed(MappingRule.M8, "an address stands without its legal district");
        }
        if (districts.find(codeText.text()).isEmpty()) {
            return at.malformed(MappingRule.M4, "the legal district is no code of the list " + districts.id());
        }
        Optional<CodeList.Code> current = districts.current(codeText.text());
        if (current.isEmpty()) {
            return at.malformed(MappingRule.M5, "the legal district is abolished without a successor");
        }
        DistrictLevels levels = DistrictLevels.of(current.get().code(), districts);
        Optional<String> street = street(((SourceSlot.Content.Text) line).text(), codeText.text(), levels);
        if (street.isEmpty()) {
            return at.malformed(MappingRule.M8, "the road-name address doesn't lie in its legal district");
        }
        String rest = detail.read(record, at) instanceof SourceSlot.Content.Text text
                ? text.text().strip()
                : "";
        return new MappedField.Present(new Value.OfAddress(
                levels.province(),
                levels.city(),
                levels.district(),
                street.get(),
                rest,
                current.get().code()));
    }

    /** What the line says beyond province and city, without the district in brackets; the old names count for an abolished code. */
    private Optional<String> street(String line, String writtenCode, DistrictLevels current) {
        for (String prefix : new LinkedHashSet<>(List.of(
                current.prefix(), DistrictLevels.of(writtenCode, districts).prefix()))) {
            if (line.startsWith(prefix + " ")) {
                String rest = line.substring(prefix.length()).strip();
                int bracket = rest.lastIndexOf(" (");
                return Optional.of(
                        bracket > 0 && rest.endsWith(")")
                                ? rest.substring(0, bracket).strip()
                                : rest);
            }
        }
        return Optional.empty();
    }

    /** The road-name line of an address in a district in force, as offices write it; nothing when it lies elsewhere. */
    Optional<String> writeRoad(Value.OfAddress address) {
        Optional<CodeList.Code> code = districts.find(address.districtCode()).filter(found -> !found.abolished());
        if (code.isEmpty() || address.street().isBlank()) {
            return Optional.empty();
        }
        DistrictLevels levels = DistrictLevels.of(address.districtCode(), districts);
        if (!levels.equals(new DistrictLevels(address.province(), address.city(), address.district()))) {
            return Optional.empty();
        }
        boolean bracket = IN_TOWN.matcher(address.district()).matches()
                || address.street().endsWith(")");
        return Optional.of(levels.prefix() + " " + address.street() + (bracket ? " (" + address.district() + ")" : ""));
    }
}
