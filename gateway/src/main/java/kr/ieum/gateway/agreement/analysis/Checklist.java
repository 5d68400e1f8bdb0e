package kr.ieum.gateway.agreement.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.Agreement.BasisKind;
import kr.ieum.gateway.agreement.document.Agreement.LegalBasis;
import kr.ieum.gateway.agreement.document.AgreementTerms;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.agreement.engine.Obligation;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.yaml.Localized;

/**
 * What laws on sharing ask an agreement to say, as far as the document itself can show it: joint use of administrative information
 * (Korea, e-Government Act art. 36 ff. with its decree), computer matching (United States, 5 U.S.C. 552a(o)), information sharing
 * agreements and their public register (United Kingdom, Digital Economy Act 2017 part 5 and the ICO's data sharing code). The points
 * are a reader's summary for review, numbered R1 to R19; they are no legal advice, and passing them makes no agreement lawful.
 */
public final class Checklist {

    private static final int MATCHING_MONTHS = 18;
    private static final int ENOUGH_ASSURANCE = 2;

    private final Agreement agreement;
    private final Terms terms;
    private final References references;
    private final List<Point> points = new ArrayList<>();

    /** Whose law asks for it. */
    public enum Law {
        /** Korea: e-Government Act art. 36 ff. */
        KR,
        /** United States: computer matching agreements. */
        US,
        /** United Kingdom: information sharing agreements and their register. */
        UK
    }

    /**
     * One point.
     *
     * @param passes whether the document shows it
     * @param where the keys that show it, or those that should
     * @param remedy what to write; empty where it passes
     */
    public record Point(
            String rule, Law law, Localized what, boolean passes, String where, Optional<Localized> remedy) {}

    private Checklist(Agreement agreement, References references) {
        this.agreement = agreement;
        this.references = references;
        this.terms = new AgreementTerms(references).of(agreement);
    }

    /** All points of an agreement, by number. */
    public static List<Point> of(Agreement agreement, References references) {
        Checklist checklist = new Checklist(agreement, references);
        checklist.korea();
        checklist.unitedStates();
        checklist.unitedKingdom();
        return List.copyOf(checklist.points);
    }

    private void korea() {
        point(
                "R1",
                Law.KR,
                new Localized(
                        "공동이용의 목적: 이용사무와 근거 조문", "purpose of joint use: the task and the article that governs it"),
                hasGovernedTask(),
                "task",
                new Localized("근거 조문이 있는 이용사무를 적는다", "name a task whose governing article is known"));
        point(
                "R2",
                Law.KR,
                new Localized("공동이용 대상 정보: 항목마다 필요", "information shared: each item with its need"),
                everyNeed(),
                missingNeeds("grants.attributes.need"),
                new Localized("항목마다 필요를 적는다", "say for each attribute what it is needed for"));
        point(
                "R3",
                Law.KR,
                new Localized("법적 근거: 모든 항목에 법률이나 대통령령", "legal basis: statute or decree for every item"),
                everyAttribute(this::hasStatute),
                failing(this::hasStatute, "legalBasis"),
                new Localized("행정규칙이나 동의만이 아니라 법령을 든다", "cite a statute or decree, not an administrative rule alone"));
        point(
                "R4",
                Law.KR,
                new Localized("이용 기간과 재검토", "period of use and review"),
                agreement.term().review().isPresent(),
                "term.review",
                new Localized("재검토일을 적는다", "name the day of review"));
        point(
                "R5",
                Law.KR,
                new Localized("접근 권한: 역할과 시스템", "rights of access: role and system"),
                agreement.consumers().stream()
                        .allMatch(consumer -> consumer.role().isPresent()
                                && !consumer.systems().isEmpty()),
                "parties.officials, parties.systems",
                new Localized("이용기관마다 역할과 시스템을 적는다", "name a role and the systems for each consumer"));
        point(
                "R6",
                Law.KR,
                new Localized("안전조치: 인증 수준과 이용량", "safety measures: assurance of the login and volume"),
                hasAssurance()
                        && agreement.perDay().isPresent()
                        && agreement.perOfficialHour().isPresent(),
                "parties.officials.minAssurance, volume",
                new Localized("인증 수준을 2 이상으로 하고 이용량을 정한다", "ask for assurance 2 or more and agree on volumes"));
        point(
                "R7",
                Law.KR,
                new Localized("주민등록번호: 허용하는 법령", "resident numbers: law that authorises them"),
                Stream.concat(
                                agreement.grants().stream()
                                        .flatMap(grant -> grant.attributes().stream())
                                        .filter(item -> References.isResidentNumber(item.attribute()))
                                        .map(Agreement.GrantedAttribute::basis),
                                agreement.searchBy().stream()
                                        .filter(search -> References.isResidentNumber(search.attribute()))
                                        .map(Agreement.SearchPermission::basis))
                        .allMatch(cited -> bases(cited).anyMatch(LegalBasis::authorisesResidentNumber)),
                "legalBasis.authorises",
                new Localized("주민등록번호를 허용하는 조문을 든다", "cite an article that authorises resident numbers"));
    }

    private void unitedStates() {
        point(
                "R8",
                Law.US,
                new Localized("(o)(1)(A) 목적과 법적 권한", "(o)(1)(A) purpose and legal authority"),
                hasGovernedTask() && !agreement.legalBasis().isEmpty(),
                "task, legalBasis",
                new Localized("목적과 권한을 적는다", "state purpose and authority"));
        point(
                "R9",
                Law.US,
                new Localized("(o)(1)(B) 정당한 이유와 예상 결과", "(o)(1)(B) justification and anticipated results"),
                everyNeed(),
                missingNeeds("grants.attributes.need"),
                new Localized(
                        "항목마다 필요를 적는다. 예상 절감액은 이 문서에 없다",
                        "state each need; an estimate of savings has no place in this document"));
        point(
                "R10",
                Law.US,
                new Localized(
                        "(o)(1)(C) 기록의 설명: 항목, 건수, 기간", "(o)(1)(C) description of the records: items, number, dates"),
                agreement.perDay().isPresent(),
                "grants.attributes, volume.perDay, term",
                new Localized("하루 인원을 정한다", "agree on a volume for each day"));
        point(
                "R11",
                Law.US,
                new Localized("(o)(1)(D) 본인에 대한 통지", "(o)(1)(D) notice to individuals"),
                obliges(Obligation.Type.NOTIFY_SUBJECT) || !agreement.consent().isEmpty(),
                "obligations: notify-subject",
                new Localized("통지 의무를 적는다", "oblige to notify-subject"));
        point(
                "R12",
                Law.US,
                new Localized("(o)(1)(E) 불이익 처분 전 확인과 소명", "(o)(1)(E) verification and hearing before adverse action"),
                obliges(Obligation.Type.HEAR_BEFORE_ADVERSE),
                "obligations: hear-before-adverse",
                new Localized("의견 청취 의무를 적는다", "oblige to hear-before-adverse"));
        point(
                "R13",
                Law.US,
                new Localized("(o)(1)(F) 제때의 파기", "(o)(1)(F) timely destruction"),
                obliges(Obligation.Type.DELETE),
                "obligations: delete",
                new Localized("파기 의무와 기한을 적는다", "oblige to delete, with a time"));
        point(
                "R14",
                Law.US,
                new Localized("(o)(1)(G) 보안", "(o)(1)(G) security"),
                hasAssurance(),
                "parties.officials.minAssurance",
                new Localized("인증 수준을 2 이상으로 한다", "ask for assurance 2 or more"));
        LocalDate longest = agreement.term().from().plusMonths(MATCHING_MONTHS);
        point(
                "R15",
                Law.US,
                new Localized("(o)(2)(C) 18개월을 넘지 않는 기간", "(o)(2)(C) a term of 18 months at most"),
                !agreement.term().until().isAfter(longest),
                "term",
                new Localized("늦어도 " + longest + "에 끝내고 갱신한다", "end it by " + longest + " and renew it"));
    }

    private void unitedKingdom() {
        point(
                "R16",
                Law.UK,
                new Localized("등록부: 당사자와 목적", "register: parties and purpose"),
                !agreement.providers().isEmpty() && hasGovernedTask(),
                "parties, task",
                new Localized("근거 조문이 있는 이용사무를 적는다", "name a task whose governing article is known"));
        point(
                "R17",
                Law.UK,
                new Localized("모든 항목의 법적 권한", "legal power for every item"),
                everyAttribute(this::hasStatute),
                failing(this::hasStatute, "legalBasis"),
                new Localized("법령상의 권한을 든다", "cite a power in law"));
        point(
                "R18",
                Law.UK,
                new Localized("최소화: 항목마다 필요", "minimisation: each item is needed"),
                everyNeed(),
                missingNeeds("grants.attributes.need"),
                new Localized("항목마다 필요를 적는다", "say for each attribute what it is needed for"));
        point(
                "R19",
                Law.UK,
                new Localized("기간, 재검토, 연락처", "dates, review and contacts"),
                agreement.term().review().isPresent() && !agreement.contacts().isEmpty(),
                "term.review, contacts",
                new Localized("재검토일과 양쪽의 연락처를 적는다", "name the day of review and an office on either side"));
    }

    private void point(String rule, Law law, Localized what, boolean passes, String where, Localized remedy) {
        points.add(new Point(rule, law, what, passes, where, passes ? Optional.empty() : Optional.of(remedy)));
    }

    private boolean hasGovernedTask() {
        return references.tasks().find(agreement.task()).stream()
                .anyMatch(task -> !task.articles().isEmpty());
    }

    private boolean hasAssurance() {
        return agreement.consumers().stream().allMatch(consumer -> consumer.minAssurance() >= ENOUGH_ASSURANCE);
    }

    private boolean obliges(Obligation.Type type) {
        return terms.obligations().stream().anyMatch(duty -> duty.type() == type);
    }

    private Stream<LegalBasis> bases(List<String> cited) {
        return agreement.legalBasis().stream().filter(basis -> cited.contains(basis.id()));
    }

    private boolean hasStatute(Agreement.GrantedAttribute item) {
        return bases(item.basis())
                .anyMatch(basis -> basis.kind() == BasisKind.STATUTE || basis.kind() == BasisKind.DECREE);
    }

    private boolean everyAttribute(Predicate<Agreement.GrantedAttribute> holds) {
        return agreement.grants().stream()
                .flatMap(grant -> grant.attributes().stream())
                .allMatch(holds);
    }

    private static boolean hasNeed(Agreement.GrantedAttribute item) {
        return !item.need().ko().isBlank() && !item.need().en().isBlank();
    }

    private boolean everyNeed() {
        return everyAttribute(Checklist::hasNeed);
    }

    private String missingNeeds(String otherwise) {
        return failing(Checklist::hasNeed, otherwise);
    }

    private String failing(Predicate<Agreement.GrantedAttribute> holds, String otherwise) {
        String places = agreement.grants().stream()
                .flatMap(grant -> grant.attributes().stream()
                        .filter(holds.negate())
                        .map(item -> grant.id() + " " + item.attribute()))
                .collect(Collectors.joining(", "));
        return places.isEmpty() ? otherwise : places;
    }
}
