package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.json.StrictJson;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is wanted of a JSON document and steps over the rest of it without making texts of it, for most of a register's answer is
 * mostly not wanted. It accepts nothing that {@link JsonDecoder} with its parser doesn't, and accepts no fault; of a document that it
 * doesn't accept it says nothing, neither what is wrong nor whether anything is. Methods answer with the position behind what they
 * read, or with {@link JsonBytes#NO}. Used by one thread for one document.
 */
final class JsonSkim {

    private final JsonBytes bytes;
    private final Envelope envelope;
    private final EnvelopeReading reading;
    private final Places<String> table;
    private final JsonLevel ofRecord;
    /** Where the last name stands that wasn't the likely one, and what it names. */
    private int nameFrom;

    private int nameTo;
    private JsonMember found;

    /** What the members of an object are to those who read it. */
    private enum Role {
        AROUND,
        RECORD,
        SKIPPED
    }

    /** The texts and parts of a record that is being read. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; lives as long as one record is read
    private record Draft(@Nullable String[] texts, List<NativeRecord> parts) {

        static final Draft NONE = new Draft(new String[0], List.of());
    }

    /**
     * @param table of the texts that are wanted of a record
     * @param ofRecord the names of a record
     */
    JsonSkim(byte[] document, Envelope envelope, Places<String> table, JsonLevel ofRecord) {
        this.bytes = new JsonBytes(document);
        this.envelope = envelope;
        this.reading = new EnvelopeReading(envelope);
        this.table = table;
        this.ofRecord = ofRecord;
        this.found = ofRecord.members().none();
    }

    /** What was read of an answer; nothing of a document that isn't accepted. */
    Optional<EnvelopeReading> answer(JsonLevel around) {
        int from = bytes.begin();
        return bytes.at(from) == '{' && isWhole(object(around, from + 1, 1, Role.AROUND, Draft.NONE))
                ? Optional.of(reading)
                : Optional.empty();
    }

    /** The record that a document is; nothing of one that isn't accepted. */
    Optional<NativeRecord> record(int position) {
        int from = bytes.begin();
        Draft draft = draft();
        return bytes.at(from) == '{' && isWhole(object(ofRecord, from + 1, 1, Role.RECORD, draft))
                ? Optional.of(record(envelope.record(), position, draft))
                : Optional.empty();
    }

    private boolean isWhole(int behind) {
        return behind >= 0 && bytes.isEnd(bytes.blanks(behind));
    }

    private Draft draft() {
        return new Draft(new String[table.size()], new ArrayList<>(0));
    }

    private NativeRecord record(String type, int position, Draft draft) {
        return new NativeRecord(type, position, table, draft.texts(), draft.parts());
    }

    /** @param from behind the opening bracket */
    private int object(JsonLevel level, int from, int depth, Role role, Draft draft) {
        if (depth > StrictJson.MAX_DEPTH) {
            return JsonBytes.NO;
        }
        int at = bytes.blanks(from);
        if (bytes.at(at) == '}') {
            return at + 1;
        }
        JsonMembers members = level.members();
        UndeclaredNames undeclared = null;
        long seen = 0;
        JsonMember last = members.none();
        while (true) {
            JsonMember member = last.follower();
            int value = member.behind(bytes.all(), at);
            if (value == JsonMember.ANOTHER) {
                value = name(members, at);
                if (value < 0) {
                    return JsonBytes.NO;
                }
                member = found;
                if (member.number() >= 0) {
                    last.followedBy(member);
                }
            } else if (member.number() >= JsonLevel.BITS) {
                nameFrom = at + 1;
                nameTo = value - 2;
            }
            int number = member.number();
            last = number < 0 ? last : member;
            if (number >= 0 && number < JsonLevel.BITS) {
                long bit = 1L << number;
                if ((seen & bit) != 0) {
                    return JsonBytes.NO;
                }
                seen |= bit;
            } else {
                undeclared = undeclared == null ? new UndeclaredNames(bytes.all()) : undeclared;
                if (!undeclared.add(nameFrom, nameTo)) {
                    return JsonBytes.NO;
                }
            }
            if (bytes.at(value) <= ' ') {
                value = bytes.blanks(value);
            }
            at = bytes.at(value) == '"' && (number < 0 || !level.step(number).wanted())
                    ? string(value + 1)
                    : value(level, number, value, depth, role, draft);
            if (at < 0) {
                return JsonBytes.NO;
            }
            if (bytes.at(at) <= ' ') {
                at = bytes.blanks(at);
            }
            if (bytes.at(at) != ',') {
                return bytes.at(at) == '}' ? at + 1 : JsonBytes.NO;
            }
            at++;
            if (bytes.at(at) <= ' ') {
                at = bytes.blanks(at);
            }
        }
    }

    private int value(JsonLevel level, int number, int at, int depth, Role role, Draft draft) {
        if (number < 0) {
            return skip(JsonLevel.UNDECLARED, at, depth);
        }
        return switch (role) {
            case RECORD -> field(level.step(number), at, depth, draft);
            case SKIPPED -> skip(level.step(number).below(), at, depth);
            case AROUND -> around(level.step(number), at, depth);
        };
    }

    /** Steps over a name that isn't the likely one, and its colon. */
    private int name(JsonMembers members, int at) {
        bytes.attend();
        int behind = bytes.at(at) == '"' ? bytes.string(at + 1) : JsonBytes.NO;
        if (behind < 0 || bytes.isEscaped() || behind - at - 2 > StrictJson.MAX_NAME) {
            return JsonBytes.NO;
        }
        nameFrom = at + 1;
        nameTo = behind - 1;
        found = members.find(bytes.all(), nameFrom, nameTo);
        int colon = bytes.blanks(behind);
        return bytes.at(colon) == ':' ? colon + 1 : JsonBytes.NO;
    }

    /** What stands around records. */
    private int around(JsonLevel.Step step, int at, int depth) {
        int sign = bytes.at(at);
        if (step.repeats()) {
            return records(at, depth);
        }
        if (sign == '{') {
            return object(step.below(), at + 1, depth + 1, Role.AROUND, Draft.NONE);
        }
        if (sign == '[' || sign == 'n') {
            return skip(JsonLevel.UNDECLARED, at, depth);
        }
        bytes.attend();
        int behind = scalar(at);
        return behind >= 0 && reading.add(step.path(), text(at, behind)) ? behind : JsonBytes.NO;
    }

    private int records(int at, int depth) {
        int sign = bytes.at(at);
        if (sign == '{') {
            return recordOfAnswer(at, depth);
        }
        if (sign != '[') {
            return sign == 'n' ? bytes.word(at) : JsonBytes.NO;
        }
        reading.place();
        int next = bytes.blanks(at + 1);
        if (bytes.at(next) == ']') {
            return next + 1;
        }
        while (bytes.at(next) == '{') {
            int behind = recordOfAnswer(next, depth + 1);
            if (behind < 0) {
                return JsonBytes.NO;
            }
            behind = bytes.blanks(behind);
            if (bytes.at(behind) != ',') {
                return bytes.at(behind) == ']' ? behind + 1 : JsonBytes.NO;
            }
            next = bytes.blanks(behind + 1);
        }
        return JsonBytes.NO;
    }

    private int recordOfAnswer(int at, int depth) {
        Draft draft = draft();
        int behind = object(ofRecord, at + 1, depth + 1, Role.RECORD, draft);
        if (behind >= 0) {
            reading.record(record(envelope.record(), reading.nextPosition(), draft));
        }
        return behind;
    }

    /** A declared member of a record. */
    private int field(JsonLevel.Step step, int at, int depth, Draft draft) {
        if (!step.wanted()) {
            return skip(step.below(), at, depth);
        }
        int sign = bytes.at(at);
        if (sign == '{') {
            return object(step.below(), at + 1, depth + 1, Role.RECORD, draft);
        }
        if (sign == '[') {
            return step.repeats() ? group(step, at + 1, depth + 1, draft.parts()) : JsonBytes.NO;
        }
        if (sign == 'n' || step.place() == Places.NONE) {
            return scalar(at);
        }
        bytes.attend();
        int behind = scalar(at);
        if (behind >= 0) {
            draft.texts()[step.place()] = text(at, behind);
        }
        return behind;
    }

    /** @param from behind the opening bracket */
    private int group(JsonLevel.Step step, int from, int depth, List<NativeRecord> parts) {
        int at = bytes.blanks(from);
        if (bytes.at(at) == ']' && depth <= StrictJson.MAX_DEPTH) {
            return at + 1;
        }
        for (int position = 1; depth <= StrictJson.MAX_DEPTH; position++) {
            int sign = bytes.at(at);
            int behind;
            if (sign == '{') {
                Draft draft = draft();
                behind = object(step.below(), at + 1, depth + 1, Role.RECORD, draft);
                parts.add(record(step.path(), position, draft));
            } else if (sign == '[' || sign == 'n' || step.place() == Places.NONE) {
                behind = skip(JsonLevel.UNDECLARED, at, depth);
            } else {
                bytes.attend();
                behind = scalar(at);
                Draft draft = draft();
                draft.texts()[step.place()] = behind < 0 ? null : text(at, behind);
                parts.add(record(step.path(), position, draft));
            }
            if (behind < 0) {
                return JsonBytes.NO;
            }
            at = bytes.blanks(behind);
            if (bytes.at(at) != ',') {
                return bytes.at(at) == ']' ? at + 1 : JsonBytes.NO;
            }
            at = bytes.blanks(at + 1);
        }
        return JsonBytes.NO;
    }

    /** @param level the names of an object that stands there, or in a list there */
    private int skip(JsonLevel level, int at, int depth) {
        return switch (bytes.at(at)) {
            case '{' -> object(level, at + 1, depth + 1, Role.SKIPPED, Draft.NONE);
            case '[' -> list(level, at + 1, depth + 1);
            default -> scalar(at);
        };
    }

    /** @param from behind the opening bracket */
    private int list(JsonLevel level, int from, int depth) {
        if (depth > StrictJson.MAX_DEPTH) {
            return JsonBytes.NO;
        }
        int at = bytes.blanks(from);
        if (bytes.at(at) == ']') {
            return at + 1;
        }
        while (true) {
            at = skip(level, at, depth);
            if (at < 0) {
                return JsonBytes.NO;
            }
            at = bytes.blanks(at);
            if (bytes.at(at) != ',') {
                return bytes.at(at) == ']' ? at + 1 : JsonBytes.NO;
            }
            at = bytes.blanks(at + 1);
        }
    }

    private int scalar(int at) {
        return bytes.at(at) == '"' ? string(at + 1) : bytes.word(at);
    }

    private int string(int from) {
        int behind = bytes.shortString(from);
        return behind < 0 ? bytes.string(from) : behind;
    }

    /** The text of what {@link #scalar} stepped over. */
    private String text(int at, int behind) {
        return bytes.at(at) == '"' ? bytes.text(at + 1, behind - 1) : bytes.text(at, behind);
    }
}
