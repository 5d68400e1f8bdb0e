package kr.ieum.schemas.model;

import java.math.BigDecimal;

/**
 * A clear, typed value of the reference model, as a mapping yields it. It exists only between mapping and reduction
 * (design §4); {@code toString} never shows it, so that it can't slip into a log or an error.
 */
public sealed interface Value {

    /** The datatype this value is of. */
    Datatype datatype();

    /** A date, possibly partial. */
    record OfDate(PartialDate date) implements Value {
        @Override
        public Datatype datatype() {
            return Datatype.DATE;
        }

        @Override
        public String toString() {
            return "OfDate[…]";
        }
    }

    /** An identifier, in the notation of its scheme without separators. */
    record OfIdentifier(String text) implements Value {
        @Override
        public Datatype datatype() {
            return Datatype.IDENTIFIER;
        }

        @Override
        public String toString() {
            return "OfIdentifier[…]";
        }
    }

    /** A personal name. */
    record OfName(String text) implements Value {
        @Override
        public Datatype datatype() {
            return Datatype.NAME;
        }

        @Override
        public String toString() {
            return "OfName[…]";
        }
    }

    /**
     * An address from wide to narrow; a part that the register doesn't hold is empty.
     *
     * @param districtCode legal-district code, 10 digits, or empty
     */
    record OfAddress(String province, String city, String district, String street, String detail, String districtCode)
            implements Value {
        @Override
        public Datatype datatype() {
            return Datatype.ADDRESS;
        }

        @Override
        public String toString() {
            return "OfAddress[…]";
        }
    }

    /** An amount in won; may be negative. */
    record OfAmount(BigDecimal won) implements Value {
        @Override
        public Datatype datatype() {
            return Datatype.AMOUNT;
        }

        @Override
        public String toString() {
            return "OfAmount[…]";
        }
    }

    /** A code of a code list of the model. */
    record OfCode(String code, String codeList) implements Value {
        @Override
        public Datatype datatype() {
            return Datatype.CODE;
        }

        @Override
        public String toString() {
            return "OfCode[…]";
        }
    }

    /** Free text. */
    record OfText(String text) implements Value {
        @Override
        public Datatype datatype() {
            return Datatype.TEXT;
        }

        @Override
        public String toString() {
            return "OfText[…]";
        }
    }

    /** A three-valued indicator. */
    record OfIndicator(Answer answer) implements Value {
        @Override
        public Datatype datatype() {
            return Datatype.INDICATOR;
        }

        @Override
        public String toString() {
            return "OfIndicator[…]";
        }
    }
}
