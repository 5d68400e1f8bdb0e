package kr.ieum.simulator.people;

import java.util.Locale;

/** Kinds of people who break naive software; at least one of each per 500 people. */
public enum HardRow {
    /** Two people with the same name and date of birth. */
    SAME_NAME_AND_BIRTH,
    /** A foreigner with a registration number and a name of 38 letters, cut in the nightly file, unknown to the family register. */
    FOREIGNER_LONG_NAME,
    /** A name with a Hanja outside the basic plane of Unicode. */
    RARE_HANJA,
    /** A name with a syllable that MS949 has and EUC-KR has not. */
    OUTSIDE_EUC_KR,
    /** A name longer than the nightly file's column, cut there. */
    LONG_NAME,
    /** Day of birth unknown: {@code 00} in the resident register, no day in the family register. */
    UNKNOWN_BIRTH_DAY,
    /** A date of birth in the resident register that no calendar has, such as 19850230. */
    IMPOSSIBLE_BIRTH_DATE,
    /** An adopted child: the current certificate names the adoptive parents only. */
    ADOPTED_CHILD,
    /** Divorced and married again, with a child of the first marriage. */
    DIVORCED_REMARRIED,
    /** Status 2, whereabouts unknown. */
    WHEREABOUTS_UNKNOWN,
    /** Status 3, national living overseas. */
    OVERSEAS_NATIONAL,
    /** Status 5, emigrated, no address. */
    EMIGRATED,
    /** A household of one. */
    SINGLE_HOUSEHOLD,
    /** The head of a household of eleven. */
    HOUSEHOLD_OF_ELEVEN,
    /** A business with a loss. */
    NEGATIVE_INCOME,
    /** Several incomes in one year. */
    SEVERAL_INCOMES,
    /** A child born this month, not in the tax register. */
    BORN_THIS_MONTH,
    /** A parent entered by name only. */
    PARENT_WITHOUT_NUMBER,
    /** Dead; the family register doesn't know the day. */
    DEATH_WITHOUT_DAY,
    /** An employment of the last century, its years written with two digits. */
    TWO_DIGIT_YEAR,
    /** Two employments at once. */
    SEVERAL_EMPLOYMENTS,
    /** Lost the employment and draws job-seeking allowance. */
    JOB_SEEKING,
    /** A benefit paid and taken back in part: a negative amount. */
    RECOVERY,
    /** Known to the tax register with nothing. */
    KNOWN_EMPTY,
    /** Unknown to one register; the note names it. */
    UNKNOWN_TO_ONE_REGISTER,
    /** The number was changed; the note names the former one. */
    CHANGED_NUMBER,
    /** Protected towards the person the note names. */
    PROTECTION_PAIR,
    /** Owns one seventeenth of a lot. */
    CO_OWNER_SEVENTEENTH,
    /** Shares the lot that the note names with a corporation. */
    CORPORATION_AS_OWNER,
    /** Owns a mountain lot (2 behind the district), within two protected areas. */
    MOUNTAIN_LOT,
    /** Owns a lot under the code of a district that was abolished. */
    ABOLISHED_DISTRICT,
    /** The note names a lot whose old owner has no number. */
    OWNER_WITHOUT_NUMBER,
    /** Owns a building that violates the Building Act, on the lot that the note names. */
    VIOLATING_BUILDING,
    /** Owner of an electric car, whose displacement is 0. */
    ELECTRIC_CAR,
    /** Owns half of a car; the spouse owns the other half, in a line of its own. */
    CO_OWNED_CAR,
    /** Owner of several vehicles. */
    SEVERAL_VEHICLES,
    /** Owner of a vehicle that was struck off the register. */
    STRUCK_OFF_VEHICLE,
    /** Known to the vehicle register without a vehicle. */
    NO_VEHICLE,
    /** Not known to the vehicle register. */
    UNKNOWN_TO_VEHICLE_REGISTER,
    /** Known to the register of health insurance without a qualification. */
    NOT_INSURED,
    /** Not known to the register of health insurance. */
    UNKNOWN_TO_HEALTH_INSURANCE,
    /** With contributions to health insurance in arrears. */
    INSURANCE_ARREARS;

    /** The word used by control, such as {@code same-name-and-birth}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
