/**
 * Registers that are asked through a queue of a message broker and answer with text messages (JMS request and reply). Of a message
 * only its text and its correlation are read: no other header, no object, nothing that could steer a route.
 */
@NullMarked
package kr.ieum.adapters.jms;

import org.jspecify.annotations.NullMarked;
