package io.ringelection.scheduler.job;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Words for files that cannot be read. */
public final class Unreadable {
  private Unreadable() {}

  /** Why {@code file} cannot be read, as the end of a sentence that begins with its name. */
  public static String why(Path file, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (failure instanceof AccessDeniedException) {
      return "may not be read by this user";
    }
    if (failure instanceof CharacterCodingException) {
      return "is not UTF-8 text";
    }
    return Files.isDirectory(file)
        ? "is a folder"
        : "cannot be read: " + String.valueOf(failure.getMessage());
  }
}
