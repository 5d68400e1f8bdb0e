package kr.ieum.gateway.log.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The proofs of RFC 6962, as RFC 9162 has them checked. */
class ProofTest {
    private static final int MOST = 70;

    /** The leaves that Certificate Transparency's own implementations test RFC 6962 with. */
    private static final List<Digest> PUBLIC = Tree.hashes(
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final Tree SOME = new Tree(IntStream.range(0, MOST)
            .mapToObj(i -> MerkleHash.leaf(new byte[] {(byte) i}))
            .toList());

    /** A tree from its definition, slow and obviously right. */
    record Tree(List<Digest> leaves) implements NodeHashes {
        static List<Digest> hashes(String... hex) {
            return List.of(hex).stream()
                    .map(leaf -> MerkleHash.leaf(HexFormat.of().parseHex(leaf)))
                    .toList();
        }

        @Override
        public Digest node(int level, long index) {
            int width = 1 << level;
            return mth(leaves.subList((int) index * width, (int) (index + 1) * width));
        }

        Digest head(long size) {
            return mth(leaves.subList(0, (int) size));
        }

        /** MTH as RFC 6962 §2.1 writes it down. */
        static Digest mth(List<Digest> leaves) {
            if (leaves.isEmpty()) {
                return Digest.sha256();
            }
            if (leaves.size() == 1) {
                return leaves.getFirst();
            }
            int k = split(leaves.size());
            return MerkleHash.node(mth(leaves.subList(0, k)), mth(leaves.subList(k, leaves.size())));
        }

        /** PATH as RFC 6962 §2.1.1 writes it down. */
        static List<Digest> path(int m, List<Digest> leaves) {
            if (leaves.size() == 1) {
                return List.of();
            }
            int k = split(leaves.size());
            List<Digest> left = leaves.subList(0, k);
            List<Digest> right = leaves.subList(k, leaves.size());
            return m < k ? plus(path(m, left), mth(right)) : plus(path(m - k, right), mth(left));
        }

        /** SUBPROOF as RFC 6962 §2.1.2 writes it down. */
        static List<Digest> subproof(int m, List<Digest> leaves, boolean whole) {
            if (m == leaves.size()) {
                return whole ? List.of() : List.of(mth(leaves));
            }
            int k = split(leaves.size());
            List<Digest> left = leaves.subList(0, k);
            List<Digest> right = leaves.subList(k, leaves.size());
            return m <= k ? plus(subproof(m, left, whole), mth(right)) : plus(subproof(m - k, right, false), mth(left));
        }

        private static int split(int n) {
            int k = 1;
            while (k * 2 < n) {
                k *= 2;
            }
            return k;
        }

        private static List<Digest> plus(List<Digest> some, Digest one) {
            List<Digest> all = new ArrayList<>(some);
            all.add(one);
            return all;
        }
    }

    @Test
    void the_proofs_of_the_public_vectors_are_the_published_ones() {
        Tree tree = new Tree(PUBLIC);
        assertThat(hex(InclusionProof.of(0, 8, tree).path()))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(InclusionProof.of(5, 8, tree).path()))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(hex(InclusionProof.of(2, 3, tree).path()))
                .containsExactly("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assertThat(hex(InclusionProof.of(1, 5, tree).path()))
                .containsExactly(
                        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
        assertThat(hex(ConsistencyProof.between(1, 8, tree).path()))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(ConsistencyProof.between(6, 8, tree).path()))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(hex(ConsistencyProof.between(2, 5, tree).path()))
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void every_leaf_of_every_tree_up_to_70_is_proven_as_the_definition_says() {
        for (int size = 1; size <= MOST; size++) {
            Digest root = SOME.root(size);
            assertThat(root).isEqualTo(SOME.head(size));
            for (int index = 0; index < size; index++) {
                InclusionProof proof = InclusionProof.of(index, size, SOME);
                assertThat(proof.path())
                        .isEqualTo(Tree.path(index, SOME.leaves().subList(0, size)));
                assertThat(proof.check(SOME.leaves().get(index), root)).isEmpty();
            }
        }
    }

    @Test
    void every_growth_of_a_tree_up_to_70_is_proven_as_the_definition_says() {
        for (int newer = 1; newer <= MOST; newer++) {
            for (int older = 1; older <= newer; older++) {
                ConsistencyProof proof = ConsistencyProof.between(older, newer, SOME);
                assertThat(proof.path())
                        .isEqualTo(Tree.subproof(older, SOME.leaves().subList(0, newer), true));
                assertThat(proof.check(SOME.head(older), SOME.head(newer))).isEmpty();
            }
        }
    }

    @Test
    void a_proof_with_anything_changed_proves_nothing() {
        for (int size = 1; size <= MOST; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = InclusionProof.of(index, size, SOME);
                Digest leaf = SOME.leaves().get(index);
                for (List<Digest> path : damaged(proof.path())) {
                    assertThat(new InclusionProof(index, size, path).check(leaf, SOME.head(size)))
                            .isPresent();
                }
                assertThat(rule(proof.check(SOME.leaves().get((index + 1) % MOST), SOME.head(size))))
                        .isEqualTo("T3");
                assertThat(rule(proof.check(leaf, SOME.head(size % MOST + 1)))).isEqualTo("T3");
                for (int other = 0; other < size; other++) {
                    assertThat(new InclusionProof(other, size, proof.path())
                                    .check(leaf, SOME.head(size))
                                    .isEmpty())
                            .isEqualTo(other == index);
                }
            }
        }
    }

    @Test
    void a_growth_with_anything_changed_proves_nothing() {
        for (int newer = 2; newer <= MOST; newer++) {
            for (int older = 1; older < newer; older++) {
                ConsistencyProof proof = ConsistencyProof.between(older, newer, SOME);
                for (List<Digest> path : damaged(proof.path())) {
                    assertThat(new ConsistencyProof(older, newer, path).check(SOME.head(older), SOME.head(newer)))
                            .isPresent();
                }
                assertThat(rule(proof.check(SOME.head(older), SOME.head(newer - 1))))
                        .isEqualTo("T7");
                assertThat(proof.check(SOME.head(older + 1), SOME.head(newer))).isPresent();
            }
        }
    }

    @Test
    void an_index_that_is_not_below_the_size_is_refused_with_its_rule() {
        Digest any = MerkleHash.empty();
        for (long[] wrong : new long[][] {{0, 0}, {3, 3}, {4, 3}, {-1, 3}, {0, -1}, {Long.MIN_VALUE, Long.MAX_VALUE}}) {
            assertThat(rule(new InclusionProof(wrong[0], wrong[1], List.of()).check(any, any)))
                    .isEqualTo("T1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> InclusionProof.of(wrong[0], wrong[1], SOME))
                    .withMessage("T1: a tree of size " + wrong[1] + " has no leaf " + wrong[0]);
        }
    }

    @Test
    void a_path_of_another_length_is_refused_with_its_rule() {
        Digest any = MerkleHash.empty();
        assertThat(rule(new InclusionProof(2, 3, List.of()).check(any, any))).isEqualTo("T2");
        assertThat(rule(new InclusionProof(2, 3, List.of(any, any)).check(any, any)))
                .isEqualTo("T2");
        assertThat(rule(new InclusionProof(0, 1, List.of(any)).check(any, any))).isEqualTo("T2");
        assertThat(rule(new InclusionProof(0, Long.MAX_VALUE, List.of(any)).check(any, any)))
                .isEqualTo("T2");
        assertThat(rule(new ConsistencyProof(3, 5, List.of()).check(any, any))).isEqualTo("T5");
        assertThat(rule(new ConsistencyProof(3, 3, List.of(any)).check(any, any)))
                .isEqualTo("T5");
        assertThat(rule(new ConsistencyProof(2, 3, List.of(any, any)).check(any, any)))
                .isEqualTo("T5");
    }

    @Test
    void a_tree_that_shrinks_or_begins_with_nothing_is_refused_with_its_rule() {
        Digest any = MerkleHash.empty();
        assertThat(rule(new ConsistencyProof(4, 3, List.of()).check(any, any))).isEqualTo("T4");
        assertThat(rule(new ConsistencyProof(0, 3, List.of()).check(any, any))).isEqualTo("T4");
        assertThat(rule(new ConsistencyProof(-1, -1, List.of()).check(any, any)))
                .isEqualTo("T4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConsistencyProof.between(4, 3, SOME))
                .withMessage("T4: a tree of size 4 can't grow to size 3");
    }

    @Test
    void two_trees_of_one_size_are_one_tree() {
        Tree fork = new Tree(SOME.leaves().reversed());
        assertThat(new ConsistencyProof(9, 9, List.of()).check(SOME.head(9), SOME.head(9)))
                .isEmpty();
        assertThat(rule(new ConsistencyProof(9, 9, List.of()).check(SOME.head(9), fork.head(9))))
                .isEqualTo("T7");
        assertThat(rule(ConsistencyProof.between(7, 9, SOME).check(fork.head(7), SOME.head(9))))
                .isEqualTo("T6");
    }

    /** Every way to lose, double, swap or change one hash. */
    private static List<List<Digest>> damaged(List<Digest> path) {
        List<List<Digest>> all = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<Digest> without = new ArrayList<>(path);
            without.remove(i);
            all.add(without);
            List<Digest> twice = new ArrayList<>(path);
            twice.add(i, path.get(i));
            all.add(twice);
            List<Digest> other = new ArrayList<>(path);
            byte[] bytes = path.get(i).bytes();
            bytes[i % Digest.BYTES] ^= 1;
            other.set(i, Digest.of(bytes));
            all.add(other);
            if (i > 0) {
                List<Digest> swapped = new ArrayList<>(path);
                swapped.set(i, path.get(i - 1));
                swapped.set(i - 1, path.get(i));
                all.add(swapped);
            }
        }
        List<Digest> longer = new ArrayList<>(path);
        longer.add(MerkleHash.empty());
        all.add(longer);
        return all;
    }

    private static String rule(Optional<ProofFault> fault) {
        return fault.map(ProofFault::rule).orElse("proven");
    }

    private static List<String> hex(List<Digest> path) {
        return path.stream().map(Digest::hex).toList();
    }
}
