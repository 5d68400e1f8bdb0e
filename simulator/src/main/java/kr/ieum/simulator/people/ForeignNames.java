package kr.ieum.simulator.people;

import java.util.List;

/** Invented names of foreigners, exactly 38 letters and blanks long. */
final class ForeignNames {

    static final int LENGTH = 38;

    private static final List<String> NAMES = List.of(
            "ANASTASIA KONSTANTINOVNA VOROBYOVSKAYA",
            "MARGUERITE ELISABETHA DELACROIXMONTAGN",
            "CHRISTOFFEL BARTHOLOMEUS VANDERWESTHUI",
            "THANH NGUYET HOANGPHAM VANTRUONG LINHM",
            "OYUNBILEG BATERDENE DASHNYAMTSERENDORJ",
            "MAHALAKSHMI SUBRAMANIAM KARUNARATNESWA",
            "ABDURAHMON YULDASHEVICH MIRZAKARIMOVSK");

    private ForeignNames() {}

    /** The name at that position, from the beginning again after the last. */
    static String at(int position) {
        return NAMES.get(position % NAMES.size());
    }
}
