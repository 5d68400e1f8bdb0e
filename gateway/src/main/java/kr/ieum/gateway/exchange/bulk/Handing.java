package kr.ieum.gateway.exchange.bulk;

import java.util.UUID;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Localized;

/** What became of handing in a file, step by step. */
public final class Handing {

    private Handing() {}

    /** Of opening one. */
    public sealed interface Opened {

        /** Parts may come. */
        record Open(UUID file) implements Opened {}

        /** Refused before any line was seen; the refusal stands in the log under that id. */
        record Refused(String id, Reason reason) implements Opened {}

        /** No task of this federation. */
        record UnknownTask() implements Opened {}

        /** That register can't be asked for it about somebody alone. */
        record UnknownAttribute(AttributeKey attribute) implements Opened {}

        /** The system has as many files under way as it may. */
        record TooMany() implements Opened {}

        /** The system asked for something else under this key before. */
        record OtherOrder() implements Opened {}

        /** The file that was opened under this key was deleted. */
        record Gone() implements Opened {}

        /** Nothing was opened. */
        record Unavailable(boolean unvouched) implements Opened {}
    }

    /** Of a part or of closing a file. */
    public sealed interface Step {

        /** Done, or done before with the same bytes. */
        record Done() implements Step {}

        /** No file of this system. */
        record Unknown() implements Step {}

        /** The file takes no more. */
        record Closed() implements Step {}

        /** The file, or this part of it, can't be taken like that. */
        record Faulty(FileFault fault, int line) implements Step {

            /** A fault of no line. */
            Faulty(FileFault fault) {
                this(fault, 0);
            }
        }

        /** Nothing was changed. */
        record Unavailable() implements Step {}
    }

    /** What a file as a whole may be wrong in. */
    public enum FileFault {
        OTHER_BYTES(
                "같은 번호의 조각이 다른 내용으로 이미 왔다. 파일을 지우고 새로 연다.",
                "A part of this number came with other bytes before. Delete the file and open another."),
        PART("조각은 1번부터이고 1바이트에서 1 MiB까지이다.", "Parts are numbered from 1 and hold 1 byte to 1 MiB."),
        PARTS_MISSING(
                "조각의 수나 바이트 수가 맞지 않는다. 빠진 조각을 보낸다.",
                "There aren’t as many parts or bytes as stated. Send what is missing."),
        DIGEST_WRONG(
                "전체의 다이제스트가 다르다. 파일을 지우고 새로 보낸다.",
                "The digest of the whole is another one. Delete the file and send it anew."),
        HEADER("첫 줄에 그 이름의 열이 하나가 아니다.", "The first line doesn’t name that column exactly once."),
        TOO_FEW(
                "서로 다른 대상자가 너무 적다. 선별은 한 사람씩 묻는 방법이 아니다.",
                "There are too few different subjects. A screening is no way to look up single people."),
        TOO_MANY_LINES(
                "승인된 대상자 수나 한 파일의 한도보다 줄이 많다.", "There are more lines than were approved, or than a file may have.");

        @SuppressWarnings("ImmutableEnumChecker") // a record of two texts
        private final Localized text;

        FileFault(String ko, String en) {
            this.text = new Localized(ko, en);
        }

        /** What is wrong, and what to do. */
        public Localized text() {
            return text;
        }
    }
}
