package kr.ieum.gateway.exchange.bulk;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How the lines of a file are read. Every line ends with LF or CRLF; the last one may lack it. */
public sealed interface FileForm {

    /** Longest line, in bytes. */
    int LONGEST_LINE = 4096;

    /** In which charset. */
    Encoding encoding();

    /** Whether the first line names the columns and no subject. */
    boolean header();

    /** The charsets that agencies write in. */
    enum Encoding {
        UTF_8(StandardCharsets.UTF_8),
        EUC_KR(Charset.forName("EUC-KR")),
        MS949(Charset.forName("x-windows-949"));

        private final Charset charset;

        Encoding(Charset charset) {
            this.charset = charset;
        }

        Charset charset() {
            return charset;
        }
    }

    /**
     * Columns between separators, quoted as RFC 4180 has it; a line break stands in no column.
     *
     * @param separator a comma, semicolon, tab or bar
     * @param name the column with the resident number by its name in the header; empty where there is no header
     * @param number the same by its place, from 1; read where there is no header
     */
    record Separated(Encoding encoding, char separator, boolean header, String name, int number) implements FileForm {}

    /**
     * Lines of one width.
     *
     * @param width of each line in bytes, without its end
     * @param from place of the resident number's first byte, from 1
     * @param length of the field in bytes; blanks around the number are taken away
     */
    record Fixed(Encoding encoding, int width, int from, int length) implements FileForm {

        /** A field that lies in the line. */
        public Fixed {
            if (width < 1 || width > LONGEST_LINE || from < 1 || length < 1 || from + length - 1 > width) {
                throw new IllegalArgumentException("the field has to lie in the line");
            }
        }

        @Override
        public boolean header() {
            return false;
        }
    }
}
