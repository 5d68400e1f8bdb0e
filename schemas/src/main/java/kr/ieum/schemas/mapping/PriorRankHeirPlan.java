package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.Answer;

/**
 * Whether the certificate of the deceased names somebody who inherits before the subject (Civil Act art. 1000 and 1003);
 * who it is stays within this class. Where the certificate doesn't tell whether the one it names still lives, or what the
 * subject is, the answer is undetermined.
 *
 * @param relation tells what the subject is to the deceased
 * @param before for each relation of an heir the relations that inherit before it
 * @param lifeUntold relations whose mention doesn't tell whether the person lives
 */
record PriorRankHeirPlan(CertificateRelationPlan relation, Map<String, List<String>> before, Set<String> lifeUntold)
        implements IndicatorPlan {

    @Override
    public Set<String> sources() {
        return relation.sources();
    }

    @Override
    public Mapping.KeyedBy keyedBy() {
        return relation.keyedBy();
    }

    @Override
    public Set<String> comparedSources() {
        return relation.comparedSources();
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        Optional<List<String>> prior = relation.relation(record, context).map(before::get);
        if (prior.isEmpty()) {
            return IndicatorPlan.answer(Answer.UNDETERMINED);
        }
        List<String> named = prior.get().stream()
                .filter(code -> relation.names(record, code))
                .toList();
        if (named.isEmpty()) {
            return IndicatorPlan.answer(Answer.NO);
        }
        return IndicatorPlan.answer(lifeUntold.containsAll(named) ? Answer.UNDETERMINED : Answer.YES);
    }
}
