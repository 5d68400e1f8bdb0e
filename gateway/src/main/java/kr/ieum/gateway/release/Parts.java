package kr.ieum.gateway.release;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import kr.ieum.gateway.release.RegisterResult.Part;
import kr.ieum.schemas.model.AttributeKey;

/** Which part of its register's results each planned item belongs to. Worked out once: every answer asks it of every item. */
final class Parts {

    private record Item(String register, AttributeKey attribute) {}

    private final Map<Item, Part> parts = new HashMap<>();
    private final Map<Part, Set<String>> registers = new EnumMap<>(Part.class);

    Parts(Plan plan, ReleaseRequest request, Map<String, JoinedRegister> joined) {
        request.sentKeys().stream()
                .flatMap(keys -> keys.links().stream())
                .map(SentKeys.Link::attribute)
                .forEach(asked -> parts.put(new Item(asked.register(), asked.attribute()), Part.SENT_ON));
        plan.permitted().forEach(item -> add(new Item(item.register(), item.attribute()), joined));
        plan.denied().forEach(item -> add(new Item(item.register(), item.attribute()), joined));
    }

    private void add(Item item, Map<String, JoinedRegister> joined) {
        Part part = parts.computeIfAbsent(item, own -> seeksApplicant(own, joined) ? Part.SEEKING_APPLICANT : Part.OWN);
        registers.computeIfAbsent(part, p -> new LinkedHashSet<>()).add(item.register());
    }

    private static boolean seeksApplicant(Item item, Map<String, JoinedRegister> joined) {
        JoinedRegister register = joined.get(item.register());
        return register != null && register.mapping().seeksApplicant(item.attribute());
    }

    boolean has(Part part, Plan.Permitted item) {
        return parts.get(new Item(item.register(), item.attribute())) == part;
    }

    boolean has(Part part, Plan.Denied item) {
        return parts.get(new Item(item.register(), item.attribute())) == part;
    }

    /** The registers of which something is asked, permitted or not, that belongs to this part; in plan order. */
    Set<String> registers(Part part) {
        return Collections.unmodifiableSet(registers.getOrDefault(part, Set.of()));
    }
}
