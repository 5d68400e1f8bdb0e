package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.util.Arrays;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;

/**
 * Decides the attributes of one subject after another: goes through what each agreement grants of the list that is asked, row by
 * row, and lets {@link Choices} keep what comes first.
 */
final class SubjectCells {

    private static final long NO_AUTHORITY = Long.MAX_VALUE;

    private final Scope scope;
    private final AskedList list;
    private final Times times;
    private final SubjectTruths truths;
    private final Obstacles obstacles;
    private final Choices choices;
    private final boolean[] hasReleased;
    private final int[] released;

    SubjectCells(DecisionRequest request, Scope scope, Duration skew) {
        this.scope = scope;
        this.list = scope.list();
        this.times = scope.times();
        this.truths = new SubjectTruths(scope.programs(), request, skew);
        this.obstacles = new Obstacles(request, scope, truths, skew);
        this.choices = new Choices(list);
        this.hasReleased = new boolean[scope.members()];
        this.released = new int[scope.members()];
    }

    /** The outcomes in the order of what is asked, from a place on. */
    void decide(SubjectFacts about, Outcomes outcomes, int from) {
        truths.about(about);
        obstacles.about(about);
        choices.clear(scope);
        for (int member = 0; member < scope.members(); member++) {
            addGranted(member);
            addDerived(member);
        }
        for (int member = 0; member < scope.suspendedMembers(); member++) {
            addSuspended(scope.members() + member);
        }
        for (int item = 0; item < list.size(); item++) {
            outcomes.set(from + item, choices.settle(item, scope));
        }
        new Combining(scope, outcomes, from, choices.releasing()).apply();
        count();
    }

    private void count() {
        Arrays.fill(hasReleased, false);
        for (int member : choices.releasing()) {
            if (member != Choices.NOBODY && !hasReleased[member]) {
                hasReleased[member] = true;
                released[member]++;
            }
        }
    }

    /** About how many subjects an agreement of the scope has released anything. */
    int released(int member) {
        return released[member];
    }

    private void addGranted(int member) {
        Extract extract = scope.extract(member);
        int[] parts = extract.parts();
        boolean isWhole = scope.isOpenWhole(member);
        int from = 0;
        for (int part = 0; part < parts.length; part += Extract.WIDTH) {
            int until = parts[part + 1];
            Reason obstacle = obstacles.before(member, Extract.grant(parts[part]), Extract.isOfKeys(parts[part]));
            if (obstacle == null) {
                add(member, extract.rows(), from, until, isWhole);
            } else {
                deny(member, extract.rows(), from, until, isWhole, obstacle);
            }
            from = until;
        }
    }

    /** Of a grant that isn't open to the request at all. */
    private void deny(int member, long[] rows, int from, int until, boolean isWhole, Reason obstacle) {
        for (int at = from; at < until; at += Extract.WIDTH) {
            long where = rows[at + 1];
            int item = Extract.item(where);
            if (isWhole || scope.isOpen(member, item)) {
                int basis = times.firstIn(RowTable.bases(rows[at]));
                choices.deny(item, obstacle, member, Extract.citing(where, basis));
            }
        }
    }

    private void add(int member, long[] rows, int from, int until, boolean isWhole) {
        for (int at = from; at < until; at += Extract.WIDTH) {
            long row = rows[at];
            long where = rows[at + 1];
            int item = Extract.item(where);
            if (!isWhole && !scope.isOpen(member, item)) {
                continue;
            }
            int basis = times.firstIn(RowTable.bases(row));
            Reason obstacle = Obstacles.ofRow(row, basis);
            obstacle = obstacle == null ? obstacles.after(member, row) : obstacle;
            if (obstacle == null) {
                offer(member, row, where, basis);
            } else {
                choices.deny(item, obstacle, member, Extract.citing(where, basis));
            }
        }
    }

    private void offer(int member, long row, long where, int basis) {
        int form = RowTable.form(row);
        int outcome = RowTable.outcome(row) + basis;
        if (form < 0) {
            Limits limits = scope.agreement(member).rows().limits(form);
            int left = limits.under(truths);
            form = limits.numbers()[left];
            outcome = RowTable.outcome(row) + basis * limits.places() + left;
        }
        if (form == Limits.ABSENT) {
            choices.deny(Extract.item(where), Reason.WITHHELD, member, Extract.citing(where, basis));
        } else {
            choices.offer(Extract.item(where), form, member, Extract.order(where), outcome);
        }
    }

    private void addDerived(int member) {
        for (Extract.Derived derived : scope.extract(member).derived()) {
            if (scope.isOpen(member, derived.item())) {
                add(member, derived);
            }
        }
    }

    /**
     * Rule 4: all sources granted sufficiently by this one agreement yield the derived attribute; the lowest of the cited
     * grants is its authority.
     */
    private void add(int member, Extract.Derived derived) {
        AgreementTable agreement = scope.agreement(member);
        RowTable rows = agreement.rows();
        Derivation derivation = derived.derivation();
        int item = derived.item();
        long lowest = NO_AUTHORITY;
        boolean anyGranted = false;
        boolean withheld = false;
        boolean complete = true;
        for (Derivation.Source source : derivation.sources()) {
            boolean sufficient = false;
            Reason nearest = Reason.NO_AGREEMENT;
            for (int i = 0; i < source.suffices().length; i++) {
                int at = source.first() + i;
                long row = rows.rows()[at];
                GrantTable grant = agreement.grants()[RowTable.grant(row)];
                if (!grant.registers().has(list.register(item))) {
                    continue;
                }
                anyGranted = true;
                int basis = times.firstIn(RowTable.bases(row));
                Reason obstacle = obstacles.of(member, row, basis, list.isKey(item));
                if (obstacle == null) {
                    int form = RowTable.form(row);
                    int left = form < 0 ? rows.limits(form).under(truths) : 0;
                    if (source.suffices()[i][left]) {
                        sufficient = true;
                        lowest = lower(lowest, grant.order(), rows.cited(at, basis));
                    } else if (form < 0 && rows.limits(form).numbers()[left] == Limits.ABSENT) {
                        obstacle = Reason.WITHHELD;
                    }
                }
                nearest = obstacle != null && obstacle.compareTo(nearest) > 0 ? obstacle : nearest;
            }
            complete &= sufficient;
            withheld |= nearest == Reason.WITHHELD;
        }
        if (complete && derivation.isTooMuch()) {
            choices.deny(item, Reason.PREDICATES_ONLY, member, lowest);
        } else if (complete) {
            int left = derivation.limits().under(truths);
            int form = derivation.limits().numbers()[left];
            if (form == Limits.ABSENT) {
                choices.deny(item, Reason.WITHHELD, member, lowest);
            } else {
                choices.offer(
                        item,
                        form,
                        member,
                        Extract.order(lowest),
                        derivation.outcome() + derivation.outcome(Extract.cited(lowest), left));
            }
        } else if (anyGranted && !derived.own()) {
            Reason reason = withheld ? Reason.WITHHELD : Reason.DERIVED;
            if (lowest == NO_AUTHORITY) {
                choices.denyWithoutAuthority(item, reason);
            } else {
                choices.deny(item, reason, member, lowest);
            }
        }
    }

    /** Of equal grants the first authority stays. */
    private static long lower(long known, int order, int cited) {
        return known == NO_AUTHORITY || order < Extract.order(known) ? Extract.authority(order, cited) : known;
    }

    private void addSuspended(int member) {
        AgreementTable agreement = scope.agreement(member);
        long[] rows = scope.extract(member).rows();
        for (int at = 0; at < rows.length; at += Extract.WIDTH) {
            long where = rows[at + 1];
            int item = Extract.item(where);
            if (!choices.isOffered(item) && obstacles.wouldConcern(agreement.guards()[RowTable.grant(rows[at])])) {
                choices.deny(item, Reason.SUSPENDED, member, Extract.citing(where, 0));
            }
        }
    }
}
