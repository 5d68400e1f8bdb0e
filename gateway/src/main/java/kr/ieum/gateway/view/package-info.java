/**
 * One-screen views: which attributes belong to a task, planned before and assembled after the release into panels with completeness.
 * Must not know transports or SQL, and constructs no value of its own.
 */
@NullMarked
package kr.ieum.gateway.view;

import org.jspecify.annotations.NullMarked;
