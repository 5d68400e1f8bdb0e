package kr.ieum.gateway.log.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrontierTest {
    /** The leaves and roots that Certificate Transparency's own implementations test RFC 6962 with. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void theRootOfEveryAppendIsThatOfThePublicVectors() {
        Frontier tree = Frontier.empty();
        assertThat(tree.root().hex()).isEqualTo(ROOTS.getFirst());
        for (int size = 1; size <= LEAVES.size(); size++) {
            byte[] leaf = HexFormat.of().parseHex(LEAVES.get(size - 1));
            tree = tree.plus(List.of(MerkleHash.leaf(leaf)));
            assertThat(tree.root().hex()).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void growingInGroupsGivesTheRootOfTheSlowDefinitionAtEverySize() {
        Random random = new Random(6962);
        for (int round = 0; round < 20; round++) {
            List<Digest> all = new ArrayList<>();
            Frontier tree = Frontier.empty();
            while (all.size() < 300) {
                List<Digest> group = new ArrayList<>();
                for (int i = random.nextInt(70); i >= 0; i--) {
                    byte[] leaf = new byte[random.nextInt(40)];
                    random.nextBytes(leaf);
                    group.add(MerkleHash.leaf(leaf));
                }
                all.addAll(group);
                tree = Frontier.decode(tree.size(), tree.encoded()).plus(group);
                assertThat(tree.size()).isEqualTo(all.size());
                assertThat(tree.root()).isEqualTo(slowRoot(all));
            }
        }
    }

    @Test
    void aFrontierThatDoesNotFitItsSizeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frontier.decode(3, new byte[32]))
                .withMessage("a tree of size 3 has 2 peaks, not 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Frontier.decode(1, new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Frontier(-1, List.of()));
    }

    /** MTH as RFC 6962 §2.1 writes it down: split at the largest power of two below the size. */
    private static Digest slowRoot(List<Digest> leaves) {
        if (leaves.isEmpty()) {
            return Digest.sha256();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        return Digest.sha256(
                new byte[] {1},
                slowRoot(leaves.subList(0, k)).bytes(),
                slowRoot(leaves.subList(k, leaves.size())).bytes());
    }
}
