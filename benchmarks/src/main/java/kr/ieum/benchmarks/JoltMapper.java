package kr.ieum.benchmarks;

import com.bazaarvoice.jolt.Chainr;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Jolt on maps of Jackson 2: {@code mapping.jolt.json}, compiled once. It converts, and checks nothing. */
final class JoltMapper implements RecordMapper {

    private final ObjectMapper json = new ObjectMapper();
    private final Chainr chain;

    JoltMapper() {
        try {
            this.chain = Chainr.fromSpec(json.readValue(PeerText.read("mapping.jolt.json"), Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Object map(byte[] record) {
        try {
            return chain.transform(json.readValue(record, Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> texts(Object result) {
        return result instanceof Map<?, ?> map
                ? Stream.of(MappedColumn.values())
                        .map(column -> String.valueOf(map.get(column.target())))
                        .toList()
                : List.of();
    }
}
