package kr.ieum.benchmarks;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** JSONata on maps of Jackson 2: {@code mapping.jsonata}, compiled once. It converts, and checks nothing. */
final class JsonataMapper implements RecordMapper {

    private final ObjectMapper json = new ObjectMapper();
    private final Jsonata expression = Jsonata.jsonata(PeerText.read("mapping.jsonata"));

    @Override
    public Object map(byte[] record) {
        try {
            return expression.evaluate(json.readValue(record, Object.class));
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
