package kr.ieum.schemas.mapping;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.schemas.model.AttributeKey;
import org.jspecify.annotations.Nullable;

/** The attributes that one native record (one income, one residence) yields, in the order of the mapping's rows. Immutable. */
public final class MappedEntry {

    private final Fields fields;

    /** An entry of these fields. */
    public MappedEntry(Map<AttributeKey, MappedField> fields) {
        this(new Places<>(fields.keySet()), fields.values().toArray(MappedField[]::new));
    }

    /** @param fields by the places of their attributes, null where the record has no such field; the entry's own from here on */
    MappedEntry(Places<AttributeKey> attributes, @Nullable MappedField[] fields) {
        this.fields = new Fields(attributes, fields);
    }

    /** The fields by attribute. */
    public Map<AttributeKey, MappedField> fields() {
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MappedEntry that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "MappedEntry" + fields;
    }

    /** An array seen as a map. */
    private static final class Fields extends AbstractMap<AttributeKey, MappedField> {

        private final Places<AttributeKey> attributes;
        private final @Nullable MappedField[] fields;

        Fields(Places<AttributeKey> attributes, @Nullable MappedField[] fields) {
            this.attributes = attributes;
            this.fields = fields;
        }

        @Override
        public @Nullable MappedField get(@Nullable Object attribute) {
            int place = attribute == null ? Places.NONE : attributes.place(attribute);
            return place == Places.NONE ? null : fields[place];
        }

        @Override
        public boolean containsKey(@Nullable Object attribute) {
            return get(attribute) != null;
        }

        @Override
        public Set<Map.Entry<AttributeKey, MappedField>> entrySet() {
            List<Map.Entry<AttributeKey, MappedField>> entries = new ArrayList<>();
            for (int place = 0; place < fields.length; place++) {
                MappedField field = fields[place];
                if (field != null) {
                    entries.add(Map.entry(attributes.name(place), field));
                }
            }
            return Collections.unmodifiableSet(new LinkedHashSet<>(entries));
        }
    }
}
