package kr.ieum.gateway.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.yaml.Localized;

/**
 * Whom the developer of a system tries a gateway with: made-up people, each with a case of its own, and what a query about them is answered,
 * whoever asks and however often. It belongs to the demo's configuration and exists nowhere else.
 *
 * @param system that may ask, {@code agency/system}
 * @param entries in the order in which they are told
 */
public record Sandbox(String system, List<Entry> entries) {

    /** Makes it immutable. */
    public Sandbox {
        entries = List.copyOf(entries);
    }

    /**
     * One query to try.
     *
     * @param id short and stable
     * @param title what it shows
     * @param why the answer is as it is
     * @param official in whose name it is asked
     * @param subjects resident numbers that can be nobody's: their check digits are wrong
     * @param mode {@code reject} or {@code filter}, as a query has it
     * @param attributes keys of the reference model
     */
    public record Entry(
            String id,
            Localized title,
            Localized why,
            String task,
            String caseNumber,
            String official,
            List<String> subjects,
            String mode,
            List<String> attributes,
            Answer answer) {

        /** Makes it immutable. */
        public Entry {
            subjects = List.copyOf(subjects);
            attributes = List.copyOf(attributes);
        }

        /** The query, as it is sent: {@code docs/api/exchange.yaml}. */
        public Map<String, Object> query() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("task", task);
            members.put("case", caseNumber);
            members.put("official", official);
            members.put(
                    "subjects",
                    subjects.stream()
                            .map(number -> Map.of("residentNumber", number))
                            .toList());
            members.put("attributes", attributes);
            members.put("mode", mode);
            members.put("use", "display");
            return members;
        }
    }

    /** What is answered. */
    public sealed interface Answer {

        /** For each subject and attribute a state, in the order of the list. */
        record Told(List<Field> fields) implements Answer {

            /** Makes it immutable. */
            public Told {
                fields = List.copyOf(fields);
            }
        }

        /**
         * Refused whole.
         *
         * @param problem name of the problem's type
         * @param reason code of the problem's reason
         */
        record Refused(String problem, String reason) implements Answer {}
    }

    /**
     * A field of an answer.
     *
     * @param subject its place among the query's subjects, from 0
     * @param state as an answer's ground has it
     * @param value where it is the same on every day
     */
    public record Field(int subject, String attribute, String state, Optional<String> value) {}
}
