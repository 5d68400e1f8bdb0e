package kr.ieum.gateway.start;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kr.ieum.gateway.log.leaf.Commitment;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.Salt;
import kr.ieum.gateway.log.verify.AnswerCheck;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A look-up's answer as its receiver kept it, JSON with proofs, for {@link AnswerCheck}. */
record AnswerFile(List<AnswerCheck.Shown> leaves, List<AnswerCheck.Told> fields) {

    /** Whether these bytes are meant as one. */
    static boolean is(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == '{';
    }

    /**
     * Reads one.
     *
     * @throws IOException when it isn't such an answer; that says nothing about the log
     */
    static AnswerFile read(byte[] bytes) throws IOException {
        try {
            JsonNode answer = JsonMapper.shared().readTree(bytes);
            List<AnswerCheck.Shown> leaves = new ArrayList<>();
            for (JsonNode leaf : answer.required("proofs")) {
                if (leaf.has("proof")) {
                    leaves.add(new AnswerCheck.Shown(
                            leaf.path("proof").stringValue(),
                            leaf.path("openings").properties().stream()
                                    .map(AnswerFile::opening)
                                    .toList()));
                }
            }
            List<AnswerCheck.Told> fields = new ArrayList<>();
            for (JsonNode register : answer.required("registers")) {
                for (JsonNode field : register.required("fields")) {
                    if (field.has("value")) {
                        fields.add(new AnswerCheck.Told(
                                field.required("register").stringValue(),
                                field.required("attribute").stringValue(),
                                field.required("entry").intValue(),
                                field.required("form").stringValue(),
                                field.required("value").stringValue()));
                    }
                }
            }
            return new AnswerFile(leaves, fields);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException("the file isn't a look-up's answer that was asked for with proof", e);
        }
    }

    private static Opening opening(Map.Entry<String, JsonNode> member) {
        Base64.Decoder base64 = Base64.getDecoder();
        return new Opening(
                Commitment.Purpose.valueOf(member.getKey().toUpperCase(Locale.ROOT)),
                Salt.of(base64.decode(member.getValue().required("salt").stringValue())),
                base64.decode(member.getValue().required("value").stringValue()));
    }
}
