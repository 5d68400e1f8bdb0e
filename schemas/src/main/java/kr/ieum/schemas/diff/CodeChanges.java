package kr.ieum.schemas.diff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.CodeLists;

/** Finds what changed between two versions of all code lists. */
final class CodeChanges {

    private final CodeLists earlier;
    private final CodeLists later;
    private final List<ModelChange> changes = new ArrayList<>();

    CodeChanges(CodeLists earlier, CodeLists later) {
        this.earlier = earlier;
        this.later = later;
    }

    List<ModelChange> find() {
        Map<String, CodeList> before = earlier.all();
        Map<String, CodeList> after = later.all();
        before.forEach((id, list) -> {
            if (after.containsKey(id)) {
                compare(list, after.get(id));
            } else {
                change(ChangeRule.CODE_REMOVED, id, "the whole list");
            }
        });
        after.keySet().stream()
                .filter(id -> !before.containsKey(id))
                .forEach(id -> change(ChangeRule.CODE_ADDED, id, "the whole list"));
        return changes;
    }

    private void compare(CodeList before, CodeList after) {
        for (CodeList.Code code : before.codes()) {
            Optional<CodeList.Code> same = after.find(code.code());
            if (same.isEmpty()) {
                change(ChangeRule.CODE_REMOVED, before.id(), code.code() + " is there no more");
            } else {
                compare(before.id(), code, same.get());
            }
        }
        after.codes().stream()
                .filter(code -> before.find(code.code()).isEmpty())
                .forEach(code -> change(ChangeRule.CODE_ADDED, before.id(), code.code()));
    }

    private void compare(String list, CodeList.Code before, CodeList.Code after) {
        if (after.abolished() && !before.abolished()) {
            change(
                    ChangeRule.CODE_REMOVED,
                    list,
                    before.code() + " is abolished"
                            + after.successor().map(code -> " for " + code).orElse(" without successor"));
        } else if (before.abolished() && !after.abolished()) {
            change(ChangeRule.CODE_ADDED, list, before.code() + " is in force again");
        } else {
            differ(list, before.code() + " is succeeded by", before.successor(), after.successor());
            differ(list, before.code() + " is valid from", text(before.validFrom()), text(after.validFrom()));
            differ(list, before.code() + " is valid to", text(before.validTo()), text(after.validTo()));
        }
        if (!before.parent().equals(after.parent())) {
            change(
                    ChangeRule.CODE_REMOVED,
                    list,
                    before.code() + " stands beneath " + after.parent().orElse("none") + ", not "
                            + before.parent().orElse("none"));
        }
        if (!before.name().equals(after.name())) {
            change(ChangeRule.WORDS, list, before.code());
        }
    }

    private void differ(String list, String what, Optional<String> before, Optional<String> after) {
        if (!before.equals(after)) {
            change(ChangeRule.CODE_REMOVED, list, what + " " + after.orElse("none") + ", not " + before.orElse("none"));
        }
    }

    private static Optional<String> text(Optional<LocalDate> day) {
        return day.map(LocalDate::toString);
    }

    private void change(ChangeRule rule, String list, String detail) {
        changes.add(new ModelChange(rule, "codes/" + list, detail));
    }
}
