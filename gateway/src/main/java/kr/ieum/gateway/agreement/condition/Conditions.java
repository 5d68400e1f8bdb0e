package kr.ieum.gateway.agreement.condition;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads conditions: CEL parses and type-checks against the declared variables, then the tree is narrowed to the subset
 * ({@code ==, !=, in}, {@code now} ordered against {@code timestamp("…")} or an instant of the case {@code + duration("…")}, {@code && || !}).
 * Anything outside is refused with its position.
 *
 * <p>Relations and answers have closed vocabularies: comparing with a word outside is refused, since it could never hold.
 */
public final class Conditions {

    /** What came of reading a condition. */
    public sealed interface Read {

        /** It lies in the subset. */
        record Accepted(Condition condition) implements Read {}

        /**
         * It doesn't.
         *
         * @param column 1-based character of the condition at fault
         */
        record Refused(int column, String message) implements Read {}
    }

    private static final String RESTRICTED = "restrictedTowards";
    private static final OpaqueType SUBJECT = OpaqueType.create("subject");
    private static final OpaqueType PERSON = OpaqueType.create("person");

    private static final Duration TICK = Duration.ofNanos(1);

    /** What now is compared with. */
    private sealed interface Before {

        /** That now lies before it, or before what lies so much later. */
        Condition condition(Duration later);

        record Fixed(Instant instant) implements Before {
            @Override
            public Condition condition(Duration later) {
                return new Condition.Before(instant.plus(later));
            }
        }

        record Since(TimeVariable variable, Duration span) implements Before {
            @Override
            public Condition condition(Duration later) {
                return new Condition.Within(variable, span.plus(later));
            }
        }
    }

    private final CelCompiler compiler;
    private final Map<Variable, ? extends Set<String>> vocabulary;

    /**
     * A reader.
     *
     * @param vocabulary the words that exist for a variable; a variable that isn't listed takes any
     */
    public Conditions(Map<Variable, ? extends Set<String>> vocabulary) {
        this.vocabulary = Map.copyOf(vocabulary);
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .addVar("subject", SUBJECT)
                .addVar("case.applicant", PERSON)
                .addVar("now", SimpleType.TIMESTAMP)
                .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                        RESTRICTED,
                        CelOverloadDecl.newMemberOverload(
                                "subject_restricted_towards", SimpleType.BOOL, SUBJECT, PERSON)))
                .setResultType(SimpleType.BOOL);
        for (Variable variable : Variable.values()) {
            builder.addVar(variable.spelling(), SimpleType.STRING);
        }
        for (TimeVariable variable : TimeVariable.values()) {
            builder.addVar(variable.spelling(), SimpleType.TIMESTAMP);
        }
        this.compiler = builder.build();
    }

    /** Reads one condition. */
    public Read read(String text) {
        CelValidationResult result = compiler.compile(text);
        if (result.hasError()) {
            CelIssue issue = result.getErrors().getFirst();
            return new Read.Refused(issue.getSourceLocation().getColumn() + 1, issue.getMessage());
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            return new Read.Accepted(new Narrowing(tree).condition(tree.getExpr()));
        } catch (CelValidationException e) {
            return new Read.Refused(1, "is not a condition");
        } catch (OutsideSubset e) {
            return new Read.Refused(e.column, e.reason);
        }
    }

    /** Ends the walk over one condition at the first place outside the subset; never leaves this class. */
    private static final class OutsideSubset extends Exception {
        private final int column;
        private final String reason;

        OutsideSubset(int column, String reason) {
            super(reason, null, false, false);
            this.column = column;
            this.reason = reason;
        }
    }

    /** Walks one checked tree. */
    private final class Narrowing {

        private final CelAbstractSyntaxTree tree;

        Narrowing(CelAbstractSyntaxTree tree) {
            this.tree = tree;
        }

        Condition condition(CelExpr expression) throws OutsideSubset {
            return switch (expression.getKind()) {
                case CONSTANT -> {
                    if (expression.constant().getKind() != CelConstant.Kind.BOOLEAN_VALUE) {
                        throw outside(expression, "a constant is not a condition");
                    }
                    yield new Condition.Constant(expression.constant().booleanValue());
                }
                case CALL -> call(expression, expression.call());
                default -> throw outside(expression, "only comparisons, 'in', '&&', '||' and '!' are allowed");
            };
        }

        private Condition call(CelExpr expression, CelCall call) throws OutsideSubset {
            List<CelExpr> args = call.args();
            return switch (call.function()) {
                case "_&&_" -> new Condition.All(List.of(condition(args.get(0)), condition(args.get(1))));
                case "_||_" -> new Condition.Any(List.of(condition(args.get(0)), condition(args.get(1))));
                case "!_" -> new Condition.Not(condition(args.get(0)));
                case "_==_" -> equality(expression, args);
                case "_!=_" -> new Condition.Not(equality(expression, args));
                case "@in", "in", "_in_" -> membership(expression, args);
                case "_<_" -> ordered(expression, args, true);
                case "_>=_" -> new Condition.Not(ordered(expression, args, true));
                case "_>_" -> ordered(expression, args, false);
                case "_<=_" -> new Condition.Not(ordered(expression, args, false));
                case RESTRICTED -> new Condition.RestrictedTowardsApplicant();
                default -> throw outside(expression, "'" + call.function() + "' is not allowed here");
            };
        }

        private Condition equality(CelExpr expression, List<CelExpr> args) throws OutsideSubset {
            boolean constantFirst = isText(args.get(0));
            CelExpr variable = args.get(constantFirst ? 1 : 0);
            CelExpr constant = args.get(constantFirst ? 0 : 1);
            if (!isText(constant)) {
                throw outside(expression, "compare a variable with a text");
            }
            return oneOf(variable, List.of(constant));
        }

        private Condition membership(CelExpr expression, List<CelExpr> args) throws OutsideSubset {
            if (args.get(1).getKind() != CelExpr.ExprKind.Kind.LIST) {
                throw outside(expression, "'in' needs a list of texts");
            }
            ImmutableList<CelExpr> elements = args.get(1).list().elements();
            if (elements.isEmpty()) {
                throw outside(expression, "'in' needs at least one text");
            }
            return oneOf(args.get(0), elements);
        }

        private Condition oneOf(CelExpr variable, List<CelExpr> constants) throws OutsideSubset {
            String name = qualifiedName(variable);
            Variable known = Variable.of(name)
                    .orElseThrow(() -> outside(variable, "only a declared text variable can be compared with a text"));
            SortedSet<String> words = new TreeSet<>();
            for (CelExpr constant : constants) {
                if (!isText(constant)) {
                    throw outside(constant, "only texts are allowed here");
                }
                String word = constant.constant().stringValue();
                if (vocabulary.containsKey(known) && !vocabulary.get(known).contains(word)) {
                    throw outside(
                            constant,
                            name + " is never '" + word + "'; it is one of " + new TreeSet<>(vocabulary.get(known)));
                }
                words.add(word);
            }
            return new Condition.OneOf(known, words);
        }

        /** {@code left < right} or {@code left > right}, one of them being {@code now} or the time since an instant. */
        private Condition ordered(CelExpr expression, List<CelExpr> args, boolean less) throws OutsideSubset {
            boolean first = isNow(args.get(0)) || isTimeSince(args.get(0));
            if (first == (isNow(args.get(1)) || isTimeSince(args.get(1)))) {
                throw outside(
                        expression, "only 'now' can be ordered, against timestamp('…') or case.opened + duration('…')");
            }
            CelExpr time = args.get(first ? 0 : 1);
            CelExpr bound = args.get(first ? 1 : 0);
            Before before = isNow(time)
                    ? moment(bound)
                    : new Before.Since(
                            timeVariable(time.call().args().get(1)), span(bound, "compare it with duration('…')"));
            // now > t means: now is not before the instant that follows t, which is a nanosecond later
            return first == less ? before.condition(Duration.ZERO) : new Condition.Not(before.condition(TICK));
        }

        /** {@code timestamp('…')}, {@code case.opened}, or {@code case.opened + duration('…')} in either order. */
        private Before moment(CelExpr expression) throws OutsideSubset {
            if (TimeVariable.of(qualifiedName(expression)).isPresent()) {
                return new Before.Since(timeVariable(expression), Duration.ZERO);
            }
            if (isCall(expression, "_+_", 2)) {
                List<CelExpr> args = expression.call().args();
                boolean first = TimeVariable.of(qualifiedName(args.get(0))).isPresent();
                return new Before.Since(
                        timeVariable(args.get(first ? 0 : 1)),
                        span(args.get(first ? 1 : 0), "add duration('…') to an instant of the case"));
            }
            return new Before.Fixed(timestamp(expression));
        }

        private boolean isNow(CelExpr expression) {
            return "now".equals(qualifiedName(expression));
        }

        /** {@code now - case.opened}. */
        private boolean isTimeSince(CelExpr expression) {
            return isCall(expression, "_-_", 2)
                    && isNow(expression.call().args().get(0))
                    && TimeVariable.of(qualifiedName(expression.call().args().get(1)))
                            .isPresent();
        }

        private TimeVariable timeVariable(CelExpr expression) throws OutsideSubset {
            return TimeVariable.of(qualifiedName(expression))
                    .orElseThrow(() -> outside(expression, "only case.opened is an instant of the case"));
        }

        private Duration span(CelExpr expression, String otherwise) throws OutsideSubset {
            if (!isCall(expression, "duration", 1)
                    || !isText(expression.call().args().getFirst())) {
                throw outside(expression, otherwise);
            }
            CelExpr text = expression.call().args().getFirst();
            return Spans.parse(text.constant().stringValue())
                    .orElseThrow(() -> outside(text, "write a span as duration('2160h'), in h, m and s"));
        }

        private boolean isCall(CelExpr expression, String function, int args) {
            return expression.getKind() == CelExpr.ExprKind.Kind.CALL
                    && expression.call().function().equals(function)
                    && expression.call().args().size() == args;
        }

        private Instant timestamp(CelExpr expression) throws OutsideSubset {
            if (isCall(expression, "timestamp", 1)
                    && isText(expression.call().args().getFirst())) {
                try {
                    return Instant.parse(
                            expression.call().args().getFirst().constant().stringValue());
                } catch (DateTimeException e) {
                    throw outside(expression, "write an instant as timestamp('2026-03-01T00:00:00Z')");
                }
            }
            throw outside(expression, "'now' is compared with timestamp('…') or case.opened + duration('…') only");
        }

        private boolean isText(CelExpr expression) {
            return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                    && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        }

        private String qualifiedName(CelExpr expression) {
            return switch (expression.getKind()) {
                case IDENT -> expression.ident().name();
                case SELECT ->
                    qualifiedName(expression.select().operand()) + "."
                            + expression.select().field();
                default -> "";
            };
        }

        private OutsideSubset outside(CelExpr expression, String reason) {
            int offset = tree.getSource().getPositionsMap().getOrDefault(expression.id(), 0);
            return new OutsideSubset(offset + 1, reason);
        }
    }
}
