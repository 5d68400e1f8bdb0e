package kr.ieum.gateway.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.cases.CaseSubject;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.release.RegisterResult.Status;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.release.ReleasedValues;
import kr.ieum.gateway.view.ViewDefinition.Item;
import kr.ieum.gateway.view.ViewDefinition.Panel;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.Datatype;

/** What the registers of the script answer about a household of five. */
final class ScriptedResults {

    private static final Instant NIGHT = Instant.parse("2026-09-29T15:00:00Z");

    private final OpenCase openCase;
    private final boolean partial;
    private final boolean hostile;
    private final boolean contradicting;

    ScriptedResults(OpenCase openCase, boolean partial, boolean hostile, boolean contradicting) {
        this.openCase = openCase;
        this.partial = partial;
        this.hostile = hostile;
        this.contradicting = contradicting;
    }

    /** What a register says about one attribute of one entry. */
    private record Said(FieldState state, Datatype datatype, Form form, String text) {

        static Said clear(Datatype datatype, String text) {
            return new Said(FieldState.VALUE, datatype, Form.CLEAR, text);
        }

        static Said nothing(FieldState state) {
            return new Said(state, Datatype.TEXT, Form.ABSENT, "");
        }
    }

    RegisterResult of(Panel panel, Duration elapsed) {
        List<ReleasedField> fields = new ArrayList<>();
        Status status = Status.ANSWERED;
        for (Item item : panel.items()) {
            for (CaseSubject subject : openCase.subjects()) {
                if (item.relations().contains(subject.relation())) {
                    status = worst(panel, status);
                    fields.addAll(fields(panel, item, subject));
                }
            }
        }
        return new RegisterResult(panel.register(), status, elapsed, Duration.ofMillis(1500), fields, List.of());
    }

    private Status worst(Panel panel, Status status) {
        if (!partial) {
            return status;
        }
        return switch (panel.id()) {
            case "employment" -> Status.LATE;
            case "health" -> Status.FAILED;
            case "income" -> Status.CLOSED;
            default -> status;
        };
    }

    private List<ReleasedField> fields(Panel panel, Item item, CaseSubject subject) {
        List<ReleasedField> fields = new ArrayList<>();
        int entry = 0;
        for (Said said : said(panel, item.attribute().text(), subject)) {
            boolean value = said.state() == FieldState.VALUE || said.state() == FieldState.REDUCED;
            boolean fetched = value
                    || said.state() == FieldState.KNOWN_EMPTY
                    || said.state() == FieldState.UNKNOWN
                    || said.state() == FieldState.UNDETERMINED;
            boolean denied = said.state() == FieldState.NOT_GRANTED || said.state() == FieldState.WITHHELD;
            fields.add(new ReleasedField(
                    subject.index(),
                    item.attribute(),
                    entry++,
                    panel.register(),
                    said.state(),
                    value
                            ? Optional.of(ReleasedValues.of(said.datatype(), said.form(), said.text()))
                            : Optional.empty(),
                    denied
                            ? Optional.of(said.state() == FieldState.WITHHELD ? Reason.WITHHELD : Reason.OTHER_RELATION)
                            : Optional.empty(),
                    Optional.of(new Authority(
                            "agr-bl-" + panel.id(),
                            3,
                            subject.relation() == Relation.OBLIGOR ? "G2" : "G1",
                            "C3",
                            "L1")),
                    fetched ? Optional.of(panel.id().equals("income") ? NIGHT : Instant.now()) : Optional.empty(),
                    fetched ? Optional.of(Instant.now()) : Optional.empty(),
                    said.state() == FieldState.CLOSED_UNTIL
                            ? Optional.of(Instant.parse("2026-09-30T21:00:00Z"))
                            : Optional.empty()));
        }
        return fields;
    }

    private List<Said> said(Panel panel, String attribute, CaseSubject subject) {
        if (partial && panel.id().equals("employment")) {
            return List.of(Said.nothing(FieldState.LATE));
        }
        if (partial && panel.id().equals("health")) {
            return List.of(Said.nothing(FieldState.SOURCE_ERROR));
        }
        if (partial && panel.id().equals("income")) {
            return List.of(Said.nothing(
                    attribute.equals("Income/yearTotal") ? FieldState.UNDETERMINED : FieldState.CLOSED_UNTIL));
        }
        int who = subject.index();
        return switch (attribute) {
            case "Person/name" ->
                List.of(Said.clear(
                        Datatype.NAME, hostile ? "\"><img src=x onerror=alert(1)>" + subject.name() : subject.name()));
            case "Person/residentNumber" ->
                List.of(new Said(
                        FieldState.REDUCED,
                        Datatype.IDENTIFIER,
                        new Form("first7", Optional.empty()),
                        subject.key().text().substring(0, 6) + "-"
                                + subject.key().text().charAt(6) + "******"));
            case "Person/residenceStatus" -> List.of(Said.clear(Datatype.CODE, "RESIDENT"));
            case "Residence/since" ->
                List.of(
                        who == 3
                                ? Said.clear(Datatype.DATE, "2015-05")
                                : Said.clear(Datatype.DATE, "20" + (10 + who) + "-03-0" + (1 + who)));
            case "Residence/address" -> List.of(Said.clear(Datatype.ADDRESS, "서울특별시 종로구 청운동 자하문로36길 12 101동 1203호"));
            case "Residence/sameAsApplicant" ->
                List.of(
                        who == 1 && partial
                                ? Said.nothing(FieldState.WITHHELD)
                                : Said.clear(Datatype.INDICATOR, who == 2 ? "no" : "yes"));
            case "Family/relationToApplicant" ->
                List.of(Said.clear(
                        Datatype.CODE,
                        switch (who) {
                            case 0 -> "SELF";
                            case 1 -> "SPOUSE";
                            case 4 -> "PARENT";
                            default -> "CHILD";
                        }));
            case "Income/yearTotal" ->
                List.of(new Said(
                        FieldState.REDUCED,
                        Datatype.AMOUNT,
                        Form.parse("over:130000000").orElseThrow(),
                        "no"));
            case "Income/year", "Income/kind", "Income/amount" -> incomes(attribute, who);
            case "HealthInsurance/insuredType" ->
                List.of(Said.clear(Datatype.CODE, who == 0 ? "WORKPLACE" : "DEPENDANT"));
            case "HealthInsurance/monthlyPay" ->
                List.of(who == 0 ? Said.clear(Datatype.AMOUNT, "2410000") : Said.nothing(FieldState.NOT_APPLICABLE));
            case "Employment/insuredNow", "Employment/since", "Employment/monthlyPay" ->
                contradicting && who == 0 && attribute.equals("Employment/insuredNow")
                        ? List.of(Said.clear(Datatype.INDICATOR, "no"))
                        : jobs(attribute, who);
            case "Welfare/benefitKind" ->
                List.of(
                        who == 3
                                ? Said.clear(Datatype.CODE, "CHILD_ALLOWANCE")
                                : Said.nothing(who == 2 ? FieldState.UNKNOWN : FieldState.KNOWN_EMPTY));
            case "Welfare/monthlyAmount" ->
                List.of(
                        who == 3
                                ? Said.clear(Datatype.AMOUNT, "100000")
                                : Said.nothing(who == 2 ? FieldState.UNKNOWN : FieldState.KNOWN_EMPTY));
            default -> List.of(Said.nothing(FieldState.NOT_GRANTED));
        };
    }

    private static List<Said> incomes(String attribute, int who) {
        if (who > 1) {
            return List.of(Said.nothing(FieldState.KNOWN_EMPTY));
        }
        List<String> texts = switch (attribute) {
            case "Income/year" -> List.of("2025", "2025", "2025");
            case "Income/kind" -> List.of("WAGE", "BUSINESS", "INTEREST");
            default -> List.of("28920000", "-1350000", "41200");
        };
        Datatype datatype = switch (attribute) {
            case "Income/year" -> Datatype.TEXT;
            case "Income/kind" -> Datatype.CODE;
            default -> Datatype.AMOUNT;
        };
        return texts.stream()
                .limit(who == 0 ? 3 : 1)
                .map(text -> Said.clear(datatype, text))
                .toList();
    }

    private static List<Said> jobs(String attribute, int who) {
        if (who != 0) {
            return List.of(Said.nothing(FieldState.KNOWN_EMPTY));
        }
        return switch (attribute) {
            case "Employment/insuredNow" ->
                List.of(Said.clear(Datatype.INDICATOR, "yes"), Said.clear(Datatype.INDICATOR, "yes"));
            case "Employment/since" ->
                List.of(Said.clear(Datatype.DATE, "2019-03-04"), Said.clear(Datatype.DATE, "2024-11-01"));
            default -> List.of(Said.clear(Datatype.AMOUNT, "1930000"), Said.clear(Datatype.AMOUNT, "480000"));
        };
    }
}
