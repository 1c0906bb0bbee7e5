/**
 * How long the calls that are made often take, and how much memory each asks for. {@code mvn
 * -Pbench} runs all, {@code -Dbench=regex} some. Each class has a {@code baseline} that needs
 * nothing of this project: the machine's noise is in both, so the ratio says more than the time.
 */
package io.ringelection.bench;
