package kr.ieum.simulator.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Makes ordinary names and never one of {@code never-generated-names.txt}: well-known people and the demo's officials. */
final class NameBook {

    private static final int COMMON_SURNAMES = 10;
    private static final List<String> SURNAMES = List.of(
            "김金", "이李", "박朴", "최崔", "정鄭", "강姜", "조趙", "윤尹", "장張", "임林", "한韓", "오吳", "서徐", "신申", "권權", "황黃", "안安", "송宋",
            "전全", "홍洪", "유柳", "고高", "문文", "양梁", "손孫", "배裵", "백白", "허許", "남南", "심沈", "노盧", "하河", "곽郭", "성成", "차車", "주朱",
            "우禹", "구具", "나羅", "민閔", "진陳", "지池", "엄嚴", "채蔡", "원元", "천千", "방方", "공孔", "현玄", "함咸");
    private static final List<String> MALE_FIRST = List.of(
            "도度", "하河", "준俊", "시時", "태泰", "재宰", "경景", "상相", "동東", "성成", "영永", "병炳", "기基", "종鍾", "현賢", "인仁", "명明", "규圭",
            "건健", "윤潤");
    private static final List<String> MALE_SECOND = List.of(
            "윤胤", "우佑", "혁赫", "빈彬", "환煥", "석錫", "호浩", "민旼", "욱旭", "섭燮", "훈勳", "철哲", "수洙", "식植", "근根", "일一", "찬燦", "범範",
            "겸謙", "율律");
    private static final List<String> FEMALE_FIRST = List.of(
            "서瑞", "하荷", "지智", "은恩", "수秀", "예藝", "유裕", "민敏", "채彩", "나娜", "다多", "가佳", "정貞", "순順", "미美", "경瓊", "현炫", "영瑛",
            "소昭", "혜惠");
    private static final List<String> FEMALE_SECOND = List.of(
            "린璘", "연姸", "아雅", "율栗", "은殷", "희姬", "숙淑", "자子", "순淳", "미媚", "영映", "주珠", "선善", "라蘿", "담潭", "온溫", "진眞", "빈嬪",
            "원媛", "솔率");

    private final Set<String> refused = read();

    private static Set<String> read() {
        try (InputStream in = NameBook.class.getResourceAsStream("never-generated-names.txt")) {
            if (in == null) {
                throw new IllegalStateException("never-generated-names.txt is missing from the class path");
            }
            return new HashSet<>(new String(in.readAllBytes(), UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean refuses(String name) {
        return refused.contains(name);
    }

    Name any(Sex sex, RandomGenerator random) {
        int among = random.nextInt(3) == 0 ? SURNAMES.size() : COMMON_SURNAMES;
        return given(split(SURNAMES.get(random.nextInt(among))), sex, random);
    }

    /** A name with that surname. */
    Name given(Name surname, Sex sex, RandomGenerator random) {
        while (true) {
            Name first = split(pick(sex == Sex.MALE ? MALE_FIRST : FEMALE_FIRST, random));
            Name second = split(pick(sex == Sex.MALE ? MALE_SECOND : FEMALE_SECOND, random));
            String text = surname.text() + first.text() + second.text();
            if (!first.text().equals(second.text()) && !refuses(text)) {
                String hanja = surname.hanja().isEmpty() ? "" : surname.hanja() + first.hanja() + second.hanja();
                return new Name(text, hanja);
            }
        }
    }

    private static String pick(List<String> syllables, RandomGenerator random) {
        return syllables.get(random.nextInt(syllables.size()));
    }

    private static Name split(String pair) {
        return new Name(pair.substring(0, 1), pair.substring(1));
    }
}
