/**
 * The texts that logs and witnesses sign: signed notes, verifier keys, checkpoints and cosignatures as C2SP writes them
 * down. Every other spelling is refused with the rule's name; it knows neither database nor network, nor what a leaf says.
 */
@NullMarked
package kr.ieum.gateway.log.note;

import org.jspecify.annotations.NullMarked;
