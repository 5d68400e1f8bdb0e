package kr.ieum.gateway.exchange.bulk;

import kr.ieum.schemas.yaml.Localized;

/** Why a line was asked of no register; the code stands in the line's result. */
public enum LineRule {
    B1("빈 줄이다.", "The line is empty.", "줄을 채우거나 빼고 다시 낸다.", "Fill the line or leave it out, and hand it in again."),
    B2("줄이 4,096바이트보다 길다.", "The line is longer than 4,096 bytes.", "한 사람을 한 줄에 적는다.", "Write one subject a line."),
    B3(
            "밝힌 문자집합으로 읽을 수 없다.",
            "It can’t be read in the charset that was stated.",
            "파일의 실제 문자집합을 밝힌다.",
            "State the charset that the file is really in."),
    B4(
            "제어문자나 보이지 않는 문자가 있다.",
            "It holds a control character or one that can’t be seen.",
            "그 문자를 뺀다.",
            "Leave that character out."),
    B5("따옴표가 맞지 않는다.", "Its quotes don’t match.", "RFC 4180대로 적는다.", "Write it as RFC 4180 has it."),
    B6(
            "열의 수가 첫 줄과 다르다.",
            "It hasn’t as many columns as the first line.",
            "열의 수를 맞춘다.",
            "Give it as many columns as the first line has."),
    B7("줄의 너비가 밝힌 것과 다르다.", "It isn’t as wide as stated.", "너비를 맞춘다.", "Make it as wide as stated."),
    B8(
            "주민등록번호가 숫자 13자리가 아니다.",
            "Its resident number isn’t 13 digits.",
            "줄표 없이 숫자 13자리를 적는다.",
            "Write 13 digits, without a hyphen."),
    B9("같은 사람이 앞줄에 있다.", "The same subject stands in a line before.", "앞줄의 결과를 쓴다.", "Use that line’s result.");

    @SuppressWarnings("ImmutableEnumChecker") // a record of two texts
    private final Localized text;

    @SuppressWarnings("ImmutableEnumChecker") // a record of two texts
    private final Localized remedy;

    LineRule(String ko, String en, String remedyKo, String remedyEn) {
        this.text = new Localized(ko, en);
        this.remedy = new Localized(remedyKo, remedyEn);
    }

    /** What is wrong. */
    public Localized text() {
        return text;
    }

    /** What to do. */
    public Localized remedy() {
        return remedy;
    }
}
