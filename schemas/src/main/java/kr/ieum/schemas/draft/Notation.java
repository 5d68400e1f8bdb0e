package kr.ieum.schemas.draft;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a field writes what it holds, as its texts and the words of its name tell; the transform of a drafted row follows from it. */
sealed interface Notation {

    /** In a sentence for the draft. */
    String described();

    /**
     * A pattern of the closed list; {@code partial} when some lack month or day.
     *
     * @param exceptions the places among the field's texts, from 1, of those that are no date of the pattern
     */
    record OfDate(String pattern, boolean partial, List<Integer> exceptions) implements Notation {

        private static final int NAMED = 5;

        public OfDate {
            exceptions = List.copyOf(exceptions);
        }

        OfDate(String pattern, boolean partial) {
            this(pattern, partial, List.of());
        }

        @Override
        public String described() {
            return "날짜 " + pattern + (partial ? ", 일부만 아는 날짜 있음 (partial dates)" : " (date)") + odd();
        }

        private String odd() {
            if (exceptions.isEmpty()) {
                return "";
            }
            String places =
                    exceptions.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "))
                            + (exceptions.size() > NAMED ? ", …" : "");
            return "; 날짜가 아닌 값 " + exceptions.size() + "개, " + places + "번째 값 (no dates: " + exceptions.size()
                    + ", values no. " + places + ")";
        }
    }

    /** Whole numbers that the name calls an amount, or that are written as one. */
    record OfAmount(String notation, boolean named) implements Notation {
        @Override
        public String described() {
            return "금액 " + notation + (named ? "" : ", 이름으로는 알 수 없음") + " (amount)";
        }
    }

    /** Digits, always as many. */
    record OfIdentifier(int digits, boolean residentNumber) implements Notation {
        @Override
        public String described() {
            return residentNumber ? "주민등록번호 꼴 13자리 (shape of a resident number)" : "숫자 " + digits + "자리 (identifier)";
        }
    }

    /** Two tokens; one that the sample doesn't show is the counterpart of the one it does. */
    record OfIndicator(String yes, String no, boolean bothSeen) implements Notation {
        @Override
        public String described() {
            return "여부 " + yes + "/" + no + (bothSeen ? "" : ", 표본에는 하나만") + " (indicator)";
        }
    }

    /** Few values that come again; {@code values} is empty where they may be somebody's own. */
    record OfCode(List<String> values) implements Notation {
        public OfCode {
            values = List.copyOf(values);
        }

        @Override
        public String described() {
            return "코드" + (values.isEmpty() ? "" : " " + String.join(", ", values)) + " (code)";
        }
    }

    /** Names of people. */
    record OfName() implements Notation {
        @Override
        public String described() {
            return "성명 (name)";
        }
    }

    /** Addresses. */
    record OfAddress() implements Notation {
        @Override
        public String described() {
            return "주소 (address)";
        }
    }

    /** A fraction, as shares of ownership are written. */
    record OfShare() implements Notation {
        @Override
        public String described() {
            return "지분 분수 (share)";
        }
    }

    /** Anything else. */
    record OfText() implements Notation {
        @Override
        public String described() {
            return "글 (text)";
        }
    }

    /** Nothing was seen. */
    record Unseen() implements Notation {
        @Override
        public String described() {
            return "표본에 값이 없음 (no value in the sample)";
        }
    }

    /** A pair of words for yes and no, of which one was seen. */
    static Optional<OfIndicator> pair(List<String> seen) {
        List<List<String>> pairs = List.of(
                List.of("Y", "N"),
                List.of("y", "n"),
                List.of("1", "0"),
                List.of("예", "아니오"),
                List.of("여", "부"),
                List.of("유", "무"),
                List.of("O", "X"),
                List.of("T", "F"),
                List.of("true", "false"));
        return pairs.stream()
                .filter(pair -> !seen.isEmpty() && pair.containsAll(seen))
                .findFirst()
                .map(pair -> new OfIndicator(pair.get(0), pair.get(1), seen.size() == 2));
    }
}
