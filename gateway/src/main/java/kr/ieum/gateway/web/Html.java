package kr.ieum.gateway.web;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CompileTimeConstant;

/**
 * Writes HTML by hand where a page has hundreds of cells and a template would cost more than the register's answer.
 * Markup can only be written as a constant of the source, which the compiler checks; everything else is escaped.
 */
final class Html {

    private final StringBuilder out = new StringBuilder(16 * 1024);

    /** Markup that stands in the source as it is. */
    @CanIgnoreReturnValue
    Html raw(@CompileTimeConstant String markup) {
        out.append(markup);
        return this;
    }

    /** Text or the inside of a quoted attribute. */
    @CanIgnoreReturnValue
    Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return this;
    }

    /** A number. */
    @CanIgnoreReturnValue
    Html number(int number) {
        out.append(number);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
