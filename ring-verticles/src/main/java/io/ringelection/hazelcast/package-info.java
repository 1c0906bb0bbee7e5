/**
 * The one place that knows Hazelcast: what {@code config/hazelcast.xml} needs to take values from
 * the environment, and where its members are. The engine itself runs over any cluster manager of
 * Vert.x.
 */
@NullMarked
package io.ringelection.hazelcast;

import org.jspecify.annotations.NullMarked;
