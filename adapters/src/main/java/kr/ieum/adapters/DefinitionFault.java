package kr.ieum.adapters;

/**
 * One fault of a register's definition, to be placed in its file and line by whoever read it.
 *
 * @param key dotted path of the key at fault within the definition, such as {@code parameters.path}
 * @param rule stable rule number: R1 unknown template, R2 unknown parameter, R3 missing parameter, R4 ill-typed parameter,
 *     R5 endpoint, R6 credential, R7 layout, R8 deadline, R9 register id
 * @param message what is wrong, in one sentence; never a secret
 * @param remedy what to do about it, in one sentence
 */
public record DefinitionFault(String key, String rule, String message, String remedy) {}
