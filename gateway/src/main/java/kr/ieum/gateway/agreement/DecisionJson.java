package kr.ieum.gateway.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Duty;
import kr.ieum.gateway.agreement.engine.Decision.FurtherSearch;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.Decision.VolumeLimit;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.CaseFacts;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of a decision record, written and read key by key so that nothing enters it by accident. */
final class DecisionJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DecisionJson() {}

    static JsonNode tree(RecordedDecision recorded) {
        DecisionRequest request = recorded.request();
        ObjectNode root = NODES.objectNode();
        root.put("format", RecordedDecision.FORMAT);
        root.put("excess", recorded.excess().name());
        root.put("kind", request.kind().name());
        root.put("task", request.task());
        root.put("recipient", request.recipient().name());
        root.put("time", request.time().toString());
        root.set("uses", texts(new TreeSet<>(request.uses()), Enum::name));
        ObjectNode searches = root.putObject("searchBy");
        new TreeMap<>(request.searchBy())
                .forEach((register, by) -> searches.set(register, texts(new TreeSet<>(by), AttributeKey::text)));
        if (!request.alsoBy().isEmpty()) {
            root.set("alsoBy", texts(new TreeSet<>(request.alsoBy()), AttributeKey::text));
        }
        if (!request.met().isEmpty()) {
            root.set("met", texts(new TreeSet<>(request.met()), Function.identity()));
        }
        ObjectNode who = root.putObject("requester");
        who.put("agency", request.requester().agency());
        who.put("system", request.requester().system());
        who.put("assurance", request.requester().assurance());
        who.set("roles", texts(new TreeSet<>(request.requester().roles()), Function.identity()));
        ObjectNode facts = root.putObject("case");
        facts.set("task", fact(request.caseFacts().task(), Function.identity()));
        facts.set("kind", fact(request.caseFacts().kind(), Function.identity()));
        facts.set("stage", fact(request.caseFacts().stage(), Function.identity()));
        facts.set("jurisdiction", fact(request.caseFacts().jurisdiction(), Function.identity()));
        facts.set("assigned", fact(request.caseFacts().assignedToRequester(), Object::toString));
        facts.set("opened", fact(request.caseFacts().opened(), Instant::toString));
        ArrayNode subjects = root.putArray("subjects");
        request.subjects().forEach(subject -> subjects.add(subject(subject)));
        ArrayNode asked = root.putArray("asked");
        for (Asked item : request.asked()) {
            ObjectNode node = asked.addObject();
            node.put("attribute", item.attribute().text());
            node.put("register", item.register());
            item.form().ifPresent(form -> node.put("form", form.text()));
            if (item.asKey()) {
                node.put("asKey", true);
            }
        }
        root.set("decision", decision(recorded.decision()));
        return root;
    }

    private static ObjectNode subject(SubjectFacts subject) {
        ObjectNode node = NODES.objectNode();
        node.put("relation", subject.relation().name());
        node.set("relationVerified", fact(subject.relationVerified(), Enum::name));
        node.set("alive", fact(subject.alive(), Enum::name));
        node.set("outranked", fact(subject.outranked(), Enum::name));
        node.set("livesWithApplicant", fact(subject.livesWithApplicant(), Enum::name));
        node.set("restrictedTowardsApplicant", fact(subject.restrictedTowardsApplicant(), Object::toString));
        node.set("adult", fact(subject.adult(), Enum::name));
        node.set("onRoll", fact(subject.onRoll(), Enum::name));
        ObjectNode consents = node.putObject("consents");
        new TreeMap<>(subject.consents()).forEach((grant, at) -> consents.put(grant, at.toString()));
        return node;
    }

    private static ObjectNode decision(Decision decision) {
        ObjectNode node = NODES.objectNode();
        node.put("policyEpoch", decision.policyEpoch());
        switch (decision) {
            case Decision.Refused refused -> {
                node.put("refused", refused.reason().name());
                refused.about().ifPresent(attribute -> node.put("about", attribute.text()));
            }
            case Decision.Decided decided -> {
                Authorities authorities = new Authorities();
                ArrayNode outcomes = node.putArray("outcomes");
                decided.outcomes().forEach(outcome -> outcomes.add(outcome(outcome, authorities)));
                node.set("authorities", authorities.array);
                ArrayNode volumes = node.putArray("volumes");
                for (VolumeLimit limit : decided.volumes()) {
                    ObjectNode volume = volumes.addObject();
                    volume.put("agreement", limit.agreement());
                    volume.put("version", limit.version());
                    volume.put("perOfficial", limit.perOfficial());
                    volume.put("limit", limit.limit());
                    volume.put("amount", limit.amount());
                }
                if (!decided.further().isEmpty()) {
                    further(node.putArray("further"), decided.further());
                }
                if (!decided.duties().isEmpty()) {
                    duties(node.putArray("duties"), decided.duties());
                }
            }
        }
        return node;
    }

    private static void further(ArrayNode array, Set<FurtherSearch> searches) {
        searches.stream()
                .sorted(Comparator.comparing(FurtherSearch::agreement)
                        .thenComparing(FurtherSearch::register)
                        .thenComparing(FurtherSearch::attribute))
                .forEach(search -> {
                    ObjectNode node = array.addObject();
                    node.put("agreement", search.agreement());
                    node.put("register", search.register());
                    node.put("attribute", search.attribute().text());
                });
    }

    private static void duties(ArrayNode array, List<Duty> duties) {
        for (Duty duty : duties) {
            ObjectNode node = array.addObject();
            node.put("agreement", duty.agreement());
            node.put("version", duty.version());
            node.put("obligation", duty.obligation());
        }
    }

    /** The authorities of a decision, each once and in the order in which outcomes first cite them. */
    private static final class Authorities {

        private final ArrayNode array = NODES.arrayNode();
        private final Map<Authority, Integer> places = new HashMap<>();

        int place(Authority cited) {
            return places.computeIfAbsent(cited, first -> {
                ObjectNode to = array.addObject();
                to.put("agreement", first.agreement());
                to.put("version", first.version());
                to.put("grant", first.grant());
                to.put("clause", first.clause());
                to.put("basis", first.basis());
                return array.size() - 1;
            });
        }
    }

    private static ObjectNode outcome(Outcome outcome, Authorities authorities) {
        ObjectNode node = NODES.objectNode();
        Optional<Authority> authority = switch (outcome) {
            case Outcome.Permitted permitted -> {
                node.put("form", permitted.form().text());
                yield Optional.of(permitted.authority());
            }
            case Outcome.Denied denied -> {
                node.put("reason", denied.reason().name());
                yield denied.authority();
            }
        };
        authority.ifPresent(cited -> node.put("authority", authorities.place(cited)));
        return node;
    }

    private static <T> ArrayNode texts(Collection<T> values, Function<T, String> text) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(value -> array.add(text.apply(value)));
        return array;
    }

    private static <T> ObjectNode fact(Fact<T> fact, Function<T, String> text) {
        ObjectNode node = NODES.objectNode();
        switch (fact) {
            case Fact.Known<T> known ->
                node.put("value", text.apply(known.value())).put("source", known.source());
            case Fact.Missing<T> missing -> node.put("missing", missing.reason());
        }
        return node;
    }

    static RecordedDecision read(RecordTree root) {
        String format = text(root, "format");
        boolean oneSearch = format.equals(RecordedDecision.ONE_SEARCH);
        if (!oneSearch && !format.equals(RecordedDecision.SPELLED_OUT) && !format.equals(RecordedDecision.FORMAT)) {
            throw new IllegalArgumentException("not a decision record of the format " + RecordedDecision.FORMAT);
        }
        RecordTree who = root.child("requester");
        RecordTree facts = root.child("case");
        List<SubjectFacts> subjects = new ArrayList<>();
        root.child("subjects").forEach(node -> subjects.add(readSubject(node)));
        List<Asked> asked = new ArrayList<>();
        root.child("asked")
                .forEach(node -> asked.add(new Asked(
                        new AttributeKey(text(node, "attribute")),
                        text(node, "register"),
                        node.has("form") ? Form.parse(text(node, "form")) : Optional.empty(),
                        node.has("asKey"))));
        Set<Use> uses = EnumSet.noneOf(Use.class);
        texts(root, "uses").forEach(use -> uses.add(Use.valueOf(use)));
        DecisionRequest request = new DecisionRequest(
                new Requester(
                        text(who, "agency"),
                        text(who, "system"),
                        "",
                        Set.copyOf(texts(who, "roles")),
                        who.child("assurance").number()),
                RequestKind.valueOf(text(root, "kind")),
                text(root, "task"),
                new CaseFacts(
                        readFact(facts.child("task"), Function.identity()),
                        readFact(facts.child("kind"), Function.identity()),
                        readFact(facts.child("stage"), Function.identity()),
                        readFact(facts.child("jurisdiction"), Function.identity()),
                        readFact(facts.child("assigned"), Boolean::valueOf),
                        laterFact(facts, "opened", Instant::parse)),
                subjects,
                Recipient.valueOf(text(root, "recipient")),
                uses,
                asked,
                oneSearch
                        ? DecisionRequest.searching(asked, attributes(root, "searchBy"))
                        : searches(root.child("searchBy")),
                root.has("alsoBy") ? attributes(root, "alsoBy") : Set.of(),
                root.has("met") ? Set.copyOf(texts(root, "met")) : Set.of(),
                Instant.parse(text(root, "time")));
        return new RecordedDecision(
                request, Engine.Excess.valueOf(text(root, "excess")), readDecision(root.child("decision")));
    }

    private static SubjectFacts readSubject(RecordTree node) {
        Map<String, Instant> consents = new TreeMap<>();
        RecordTree given = node.child("consents");
        for (int i = 0; i < given.size(); i++) {
            consents.put(given.name(i), Instant.parse(given.member(i).text()));
        }
        return new SubjectFacts(
                Relation.valueOf(text(node, "relation")),
                readFact(node.child("relationVerified"), Answer::valueOf),
                readFact(node.child("alive"), Answer::valueOf),
                laterFact(node, "outranked", Answer::valueOf),
                readFact(node.child("livesWithApplicant"), Answer::valueOf),
                readFact(node.child("restrictedTowardsApplicant"), Boolean::valueOf),
                laterFact(node, "adult", Answer::valueOf),
                laterFact(node, "onRoll", Answer::valueOf),
                consents);
    }

    private static Map<String, Set<AttributeKey>> searches(RecordTree node) {
        Map<String, Set<AttributeKey>> searches = new TreeMap<>();
        for (int i = 0; i < node.size(); i++) {
            searches.put(node.name(i), attributes(node, node.name(i)));
        }
        return searches;
    }

    private static Set<AttributeKey> attributes(RecordTree node, String key) {
        return texts(node, key).stream().map(AttributeKey::new).collect(Collectors.toSet());
    }

    private static Decision readDecision(RecordTree node) {
        long epoch = node.child("policyEpoch").longNumber();
        if (node.has("refused")) {
            return new Decision.Refused(
                    epoch,
                    Reason.valueOf(text(node, "refused")),
                    node.has("about") ? Optional.of(new AttributeKey(text(node, "about"))) : Optional.empty());
        }
        List<Authority> authorities = new ArrayList<>();
        node.get("authorities").ifPresent(all -> all.forEach(authority -> authorities.add(readAuthority(authority))));
        List<Outcome> outcomes = new ArrayList<>();
        node.child("outcomes").forEach(outcome -> outcomes.add(readOutcome(outcome, authorities)));
        List<VolumeLimit> volumes = new ArrayList<>();
        node.child("volumes")
                .forEach(volume -> volumes.add(new VolumeLimit(
                        text(volume, "agreement"),
                        volume.child("version").number(),
                        volume.child("perOfficial").truth(),
                        volume.child("limit").number(),
                        volume.child("amount").number())));
        Set<FurtherSearch> further = new HashSet<>();
        if (node.has("further")) {
            node.child("further")
                    .forEach(search -> further.add(new FurtherSearch(
                            text(search, "agreement"),
                            text(search, "register"),
                            new AttributeKey(text(search, "attribute")))));
        }
        List<Duty> duties = new ArrayList<>();
        node.get("duties")
                .ifPresent(all -> all.forEach(duty -> duties.add(
                        new Duty(text(duty, "agreement"), duty.child("version").number(), text(duty, "obligation")))));
        return new Decision.Decided(epoch, outcomes, volumes, further, duties);
    }

    private static Outcome readOutcome(RecordTree node, List<Authority> authorities) {
        Optional<Authority> authority = node.get("authority")
                .map(cited -> cited.isObject() ? readAuthority(cited) : authorities.get(cited.number()));
        return node.has("form")
                ? new Outcome.Permitted(Form.parse(text(node, "form")).orElseThrow(), authority.orElseThrow())
                : new Outcome.Denied(Reason.valueOf(text(node, "reason")), authority);
    }

    private static Authority readAuthority(RecordTree node) {
        return new Authority(
                text(node, "agreement"),
                node.child("version").number(),
                text(node, "grant"),
                text(node, "clause"),
                text(node, "basis"));
    }

    /** A fact that earlier records don't have, since nothing depended on it. */
    private static <T> Fact<T> laterFact(RecordTree node, String key, Function<String, T> value) {
        return node.has(key) ? readFact(node.child(key), value) : new Fact.Missing<>("not-asked");
    }

    private static <T> Fact<T> readFact(RecordTree node, Function<String, T> value) {
        return node.has("missing")
                ? new Fact.Missing<>(text(node, "missing"))
                : new Fact.Known<>(value.apply(text(node, "value")), text(node, "source"));
    }

    private static List<String> texts(RecordTree node, String key) {
        List<String> texts = new ArrayList<>();
        node.child(key).forEach(item -> texts.add(item.text()));
        return texts;
    }

    private static String text(RecordTree node, String key) {
        return node.child(key).text();
    }
}
