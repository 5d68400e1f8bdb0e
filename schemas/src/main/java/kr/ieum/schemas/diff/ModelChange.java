package kr.ieum.schemas.diff;

/**
 * One change.
 *
 * @param subject the property's key, the class's, role's or namespace's name, or {@code codes/ID}, as the earlier version has it
 *     where both have it
 * @param detail what was and what is, such as {@code one -> many}
 */
public record ModelChange(ChangeRule rule, String subject, String detail) {}
