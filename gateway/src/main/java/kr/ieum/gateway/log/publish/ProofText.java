package kr.ieum.gateway.log.publish;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.InclusionProof;

/**
 * The proof of one leaf as somebody keeps it (C2SP tlog-proof): checkpoint, index, path, and as extra data the leaf's own bytes, so that
 * it can be checked and read without asking anybody.
 */
final class ProofText {
    private ProofText() {}

    static String of(byte[] leaf, InclusionProof proof, byte[] checkpoint) {
        StringBuilder text = new StringBuilder("c2sp.org/tlog-proof@v1\n");
        text.append("extra ").append(base64(leaf)).append('\n');
        text.append("index ").append(proof.index()).append('\n');
        for (Digest hash : proof.path()) {
            text.append(base64(hash.bytes())).append('\n');
        }
        return text.append('\n')
                .append(new String(checkpoint, StandardCharsets.UTF_8))
                .toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
