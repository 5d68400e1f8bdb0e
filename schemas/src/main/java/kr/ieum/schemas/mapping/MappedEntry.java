package kr.ieum.schemas.mapping;

import java.util.Map;
import kr.ieum.schemas.model.AttributeKey;

/** The attributes that one native record (one income, one residence) yields, in model order. */
public record MappedEntry(Map<AttributeKey, MappedField> fields) {

    /** Makes it immutable. */
    public MappedEntry {
        fields = Map.copyOf(fields);
    }
}
