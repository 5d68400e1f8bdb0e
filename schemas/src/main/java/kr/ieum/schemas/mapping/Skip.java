package kr.ieum.schemas.mapping;

import java.util.Set;

/**
 * Records that don't count: when a field of the record holds one of these texts, the mapping goes on as if the register hadn't
 * sent the record, such as a vehicle that was struck off. The field is an input of every attribute.
 */
record Skip(String source, Set<String> values) {

    boolean skips(NativeRecord record) {
        return record.field(source).filter(values::contains).isPresent();
    }
}
