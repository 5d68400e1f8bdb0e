package kr.ieum.benchmarks.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.Snapshot;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.form.Form;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Engines that others wrote decide the same about the agreements that they can express. */
class OraclesTest {

    private static final int REQUESTS_OF_A_WORLD = 100;

    @Test
    void authzForceDecidesThreeThousandRequestsAsWeDo() {
        compare(XacmlOracle::of, 0, 3_000);
    }

    @Test
    void cedarDecidesThreeThousandRequestsAsWeDo() {
        compare(CedarOracle::of, 0, 3_000);
    }

    @Test
    @Tag("slow")
    void authzForceDecidesAHundredThousandRequestsAsWeDo() {
        compare(XacmlOracle::of, 1_000_000, 100_000);
    }

    @Test
    @Tag("slow")
    void cedarDecidesAHundredThousandRequestsAsWeDo() {
        compare(CedarOracle::of, 1_000_000, 100_000);
    }

    /** Cedar tells which permits let a value through; of these the lowest is the authority that we cite (design §6 rule 7). */
    @Test
    void weCiteTheLowestOfThePermitsThatCedarNames() {
        int cited = 0;
        for (long seed = 0; seed < 50; seed++) {
            SharedWorld world = new SharedWorld(seed, SharedWorld.Size.SMALL);
            Engine engine = new Engine(world.snapshot());
            CedarOracle cedar = CedarOracle.of(world.terms(), world.skew());
            for (int i = 0; i < REQUESTS_OF_A_WORLD; i++) {
                DecisionRequest request = world.request();
                if (!(engine.decide(request) instanceof Decision.Decided decided)) {
                    continue;
                }
                int width = request.asked().size();
                for (int cell = 0; cell < decided.outcomes().size(); cell++) {
                    Set<String> permits = cedar.permits(
                            request,
                            request.subjects().get(cell / width),
                            request.asked().get(cell % width));
                    Optional<String> ours = decided.outcomes().get(cell) instanceof Outcome.Permitted permitted
                            ? Optional.of(permit(permitted.authority()))
                            : Optional.empty();
                    assertThat(ours)
                            .as("seed %d, request %d, outcome %d", seed, i, cell)
                            .isEqualTo(permits.stream().min(Comparator.naturalOrder()));
                    cited += ours.isPresent() ? 1 : 0;
                }
            }
        }
        assertThat(cited).isGreaterThan(1_000);
    }

    private static String permit(Authority authority) {
        return authority.agreement() + "/" + authority.version() + "/" + authority.grant();
    }

    @Test
    void anAgreementThatTheyCanNotExpressIsRefusedRatherThanCutShort() {
        Terms terms = new SharedWorld(1, SharedWorld.Size.SMALL).terms().getFirst();
        Terms.Grant grant = terms.grants().getFirst();
        Terms reduced = terms.withGrants(List.of(new Terms.Grant(
                grant.id(),
                grant.clause(),
                grant.uses(),
                grant.recipient(),
                grant.relations(),
                false,
                grant.registers(),
                grant.when(),
                Optional.empty(),
                List.of(new Terms.GrantedAttribute(
                        grant.attributes().getFirst().attribute(),
                        Form.EXISTS,
                        grant.attributes().getFirst().bases())))));
        assertThatThrownBy(() -> XacmlOracle.of(List.of(reduced), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(terms.agreement());
        assertThatThrownBy(() -> CedarOracle.of(List.of(reduced), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void compare(BiFunction<List<Terms>, Duration, Oracle> make, long firstSeed, int requests) {
        int permitted = 0;
        int denied = 0;
        for (int done = 0; done < requests; done += REQUESTS_OF_A_WORLD) {
            long seed = firstSeed + done;
            SharedWorld world = new SharedWorld(seed, SharedWorld.Size.SMALL);
            Snapshot snapshot = world.snapshot();
            Engine engine = new Engine(snapshot);
            try (Oracle oracle = make.apply(world.terms(), world.skew())) {
                for (int i = 0; i < REQUESTS_OF_A_WORLD; i++) {
                    DecisionRequest request = world.request();
                    BitSet ours = Oracle.permittedBy(engine.decide(request));
                    assertThat(oracle.permitted(request))
                            .as("%s, seed %d, request %d", oracle.name(), seed, i)
                            .isEqualTo(ours);
                    permitted += ours.cardinality();
                    denied += request.subjects().size() * request.asked().size() - ours.cardinality();
                }
            }
        }
        assertThat(permitted).as("not all is closed").isGreaterThan(requests / 4);
        assertThat(denied).as("not all is open").isGreaterThan(requests / 4);
    }
}
