/**
 * What a ring needs of the cluster manager under the event bus, and what it does when that fails.
 * The ring's promises never depend on it; that nodes find each other, and that events reach their
 * subscribers, does.
 *
 * <p>Nothing that the cluster manager says of its members reaches the core, neither for safety nor
 * as a hint: its list is looked at only to see that it has ended or that a split has healed. So
 * false or late member events can do no harm to ownership.
 */
@NullMarked
package io.ringelection.verticles.cluster;

import org.jspecify.annotations.NullMarked;
