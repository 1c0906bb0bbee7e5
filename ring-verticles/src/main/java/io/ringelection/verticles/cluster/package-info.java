/**
 * What a ring needs of the cluster manager under the event bus, and what it does when that fails.
 * The ring's promises never depend on it; that nodes find each other, and that events reach their
 * subscribers, does.
 */
@NullMarked
package io.ringelection.verticles.cluster;

import org.jspecify.annotations.NullMarked;
