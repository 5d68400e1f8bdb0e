package kr.ieum.schemas.mapping;

import java.util.Optional;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/** A parcel number as the place where the lot lies; the lot number belongs to it, or is left out. */
record LotTransform(CodeList districts, boolean withNumber) implements FieldTransform {

    @Override
    public Datatype yields() {
        return Datatype.ADDRESS;
    }

    @Override
    public MappedField apply(String text, Place at) {
        Optional<Lot> lot = Lot.of(text);
        if (lot.isEmpty()) {
            return at.malformed(MappingRule.M3, "is no parcel number of 19 digits");
        }
        if (districts.find(lot.get().district()).isEmpty()) {
            return at.malformed(MappingRule.M4, "lies in no legal district of the list " + districts.id());
        }
        Optional<CodeList.Code> current = districts.current(lot.get().district());
        if (current.isEmpty()) {
            return at.malformed(MappingRule.M5, "the legal district is abolished without a successor");
        }
        String code = current.get().code();
        DistrictLevels levels = DistrictLevels.of(code, districts);
        return new MappedField.Present(new Value.OfAddress(
                levels.province(),
                levels.city(),
                levels.district(),
                withNumber ? lot.get().number() : "",
                "",
                code));
    }

    @Override
    public Optional<String> oneWay(WrittenForm form) {
        return withNumber ? Optional.empty() : Optional.of("a district doesn't tell the lot");
    }

    @Override
    public Optional<String> write(Value value, WrittenForm form) {
        return value instanceof Value.OfAddress address
                        && address.detail().isEmpty()
                        && districts.find(address.districtCode()).isPresent()
                ? Lot.written(address.districtCode(), address.street())
                : Optional.empty();
    }
}
