package kr.ieum.gateway.web.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.gateway.exchange.query.Query;
import kr.ieum.gateway.view.Beforehand;
import kr.ieum.gateway.view.BreakGlass;
import kr.ieum.gateway.view.StatedReason;
import kr.ieum.gateway.web.api.ApiBody;
import kr.ieum.gateway.web.api.ApiNames;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;
import tools.jackson.databind.JsonNode;

/** A query as it stands in a request's body. Closed: a member that isn't known is a fault, and so is a value of another kind. */
final class QueryBody {

    /** Members of a query. */
    static final Set<String> KNOWN = Set.of(
            "task",
            "case",
            "official",
            "subjects",
            "attributes",
            "mode",
            "use",
            "asOf",
            "reason",
            "purposeConfirmed",
            "proof");

    private static final int LONGEST = 100;
    private static final Set<String> OF_ATTRIBUTE = Set.of("attribute", "register", "form");

    private QueryBody() {}

    /** A query and whether its proofs are wanted, or the member at fault. */
    sealed interface Read {

        record Stated(Query query, boolean proof) implements Read {}

        record Wrong(String member) implements Read {}
    }

    /** The member at fault, on its way out of the reading. */
    private static final class Fault extends Exception {

        private static final long serialVersionUID = 1L;

        private final String member;

        Fault(String member) {
            super(member);
            this.member = member;
        }
    }

    static Read read(JsonNode object) {
        try {
            return new Read.Stated(
                    new Query(
                            required(object, "task"),
                            required(object, "case"),
                            required(object, "official"),
                            subjects(object.path("subjects")),
                            wanted(object.path("attributes")),
                            choice(object, "mode", Query.Mode.REJECT, Query.Mode.values()),
                            choice(object, "use", Use.DECIDE, Use.DISPLAY, Use.DECIDE),
                            asOf(object),
                            beforehand(object)),
                    flag(object, "proof"));
        } catch (Fault e) {
            return new Read.Wrong(e.member);
        }
    }

    private static String required(JsonNode object, String member) throws Fault {
        return ApiBody.text(object, member, LONGEST).orElseThrow(() -> new Fault(member));
    }

    private static List<SubjectKey> subjects(JsonNode list) throws Fault {
        Set<SubjectKey> subjects = new LinkedHashSet<>();
        for (JsonNode one : list) {
            subjects.add(subject(one));
        }
        if (!list.isArray()
                || subjects.isEmpty()
                || subjects.size() > Query.MAX_SUBJECTS
                || subjects.size() != list.size()) {
            throw new Fault("subjects");
        }
        return List.copyOf(subjects);
    }

    private static SubjectKey subject(JsonNode one) throws Fault {
        if (!one.isObject() || one.size() != 1) {
            throw new Fault("subjects");
        }
        try {
            Optional<SubjectKey> person =
                    ApiBody.text(one, "residentNumber", LONGEST).map(SubjectKey::ofPerson);
            return person.or(() -> ApiBody.text(one, "parcelNumber", LONGEST).map(SubjectKey::ofParcel))
                    .orElseThrow(() -> new Fault("subjects"));
        } catch (IllegalArgumentException e) {
            throw new Fault("subjects");
        }
    }

    private static List<Query.Wanted> wanted(JsonNode list) throws Fault {
        Set<Query.Wanted> wanted = new LinkedHashSet<>();
        for (JsonNode one : list) {
            wanted.add(one.isString() ? attribute(one.stringValue()) : attribute(one));
        }
        if (!list.isArray()
                || wanted.isEmpty()
                || wanted.size() > Query.MAX_ATTRIBUTES
                || wanted.size() != list.size()) {
            throw new Fault("attributes");
        }
        return new ArrayList<>(wanted);
    }

    private static Query.Wanted attribute(String key) throws Fault {
        return new Query.Wanted(key(key), Optional.empty(), Optional.empty());
    }

    private static Query.Wanted attribute(JsonNode one) throws Fault {
        if (!one.isObject() || !OF_ATTRIBUTE.containsAll(one.propertyNames())) {
            throw new Fault("attributes");
        }
        Optional<String> register = ApiBody.text(one, "register", LONGEST);
        Optional<String> form = ApiBody.text(one, "form", LONGEST);
        if (one.has("register") != register.isPresent() || one.has("form") != form.isPresent()) {
            throw new Fault("attributes");
        }
        try {
            return new Query.Wanted(key(required(one, "attribute")), register, form.map(QueryBody::form));
        } catch (IllegalArgumentException e) {
            throw new Fault("attributes");
        }
    }

    private static Form form(String text) {
        return Form.parse(text).orElseThrow(() -> new IllegalArgumentException("no form"));
    }

    private static AttributeKey key(String text) throws Fault {
        try {
            return new AttributeKey(text);
        } catch (IllegalArgumentException e) {
            throw new Fault("attributes");
        }
    }

    @SafeVarargs
    private static <T extends Enum<T>> T choice(JsonNode object, String member, T otherwise, T... choices)
            throws Fault {
        if (!object.has(member)) {
            return otherwise;
        }
        String text = required(object, member);
        for (T choice : choices) {
            if (ApiNames.of(choice).equals(text)) {
                return choice;
            }
        }
        throw new Fault(member);
    }

    private static Optional<LocalDate> asOf(JsonNode object) throws Fault {
        if (!object.has("asOf")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(required(object, "asOf")));
        } catch (DateTimeException e) {
            throw new Fault("asOf");
        }
    }

    private static Beforehand beforehand(JsonNode object) throws Fault {
        Optional<StatedReason> reason =
                ApiBody.text(object, "reason", BreakGlass.LONGEST).flatMap(StatedReason::of);
        if (object.has("reason") && reason.isEmpty()) {
            throw new Fault("reason");
        }
        return new Beforehand(flag(object, "purposeConfirmed"), reason);
    }

    private static boolean flag(JsonNode object, String member) throws Fault {
        JsonNode flag = object.path(member);
        if (!(flag.isMissingNode() || flag.isBoolean())) {
            throw new Fault(member);
        }
        return flag.asBoolean(false);
    }
}
