package kr.ieum.gateway.log.tree;

/**
 * Why a proof isn't one.
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>T1</td><td>an inclusion proof's index is 0 or more and below its size</td></tr>
 * <tr><td>T2</td><td>an inclusion proof has exactly the hashes that index and size ask for</td></tr>
 * <tr><td>T3</td><td>an inclusion proof leads from the leaf to the root</td></tr>
 * <tr><td>T4</td><td>a consistency proof leads from a size of 1 or more to one that isn't smaller</td></tr>
 * <tr><td>T5</td><td>a consistency proof has exactly the hashes that the two sizes ask for</td></tr>
 * <tr><td>T6</td><td>a consistency proof leads to the older root</td></tr>
 * <tr><td>T7</td><td>a consistency proof leads to the newer root</td></tr>
 * </table>
 *
 * @param rule T1 to T7
 * @param message what is wrong, in words
 */
public record ProofFault(String rule, String message) {}
