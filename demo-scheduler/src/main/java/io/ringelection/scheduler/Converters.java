package io.ringelection.scheduler;

import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Between the command line's library and readers that refuse with a sentence. */
final class Converters {
  private Converters() {}

  /** For {@link Span}. */
  static final class OfSpan implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return read(text, Span::parse);
    }
  }

  /** For {@link Kill}. */
  static final class OfKill implements ITypeConverter<Kill> {
    @Override
    public Kill convert(String text) {
      return read(text, Kill::parse);
    }
  }

  private static <T> T read(String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException bad) {
      throw new TypeConversionException(String.valueOf(bad.getMessage()));
    }
  }

  /** One sentence, and where to read on. */
  static int refuse(CommandLine line, String sentence) {
    line.getErr().println(sentence + " (--help lists all options)");
    return CommandLine.ExitCode.USAGE;
  }
}
