/**
 * The ring as streams of RxJava 3, beside the generated view {@code io.ringelection.rxjava3}: what
 * happens, what this node owns, who leads, and work that follows ownership. RxJava and {@code
 * vertx-rx-java3} are optional dependencies of this jar.
 */
@NullMarked
package io.ringelection.rx;

import org.jspecify.annotations.NullMarked;
