package kr.ieum.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** JSLT on a tree of Jackson 2: {@code mapping.jslt}, compiled once. It converts, and checks nothing. */
final class JsltMapper implements RecordMapper {

    private final ObjectMapper json = new ObjectMapper();
    private final Expression expression = Parser.compileString(PeerText.read("mapping.jslt"));

    @Override
    public Object map(byte[] record) {
        try {
            return expression.apply(json.readTree(record));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> texts(Object result) {
        return result instanceof JsonNode node
                ? Stream.of(MappedColumn.values())
                        .map(column -> node.path(column.target()).asText())
                        .toList()
                : List.of();
    }
}
