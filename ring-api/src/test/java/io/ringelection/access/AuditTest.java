package io.ringelection.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One act, one line, whatever is in it. */
class AuditTest {
  @Test
  void oneLineEach() {
    try (AuditLines written = new AuditLines()) {
      Audit audit = new Audit("grpc");
      Caller ops = new Caller("ops", Role.OPERATE);
      audit.record(ops, "10.0.0.7:5555", "drain", "n2@1f", "done");
      audit.record(Caller.ANONYMOUS, "[::1]:9", "drain", "n2\ncaller=ops", "a token is needed");

      assertEquals(
          List.of(
              "face=grpc caller=ops role=OPERATE from=10.0.0.7:5555 action=drain target=n2@1f"
                  + " outcome=done",
              "face=grpc caller=anonymous role=VIEW from=\"[::1]:9\" action=drain"
                  + " target=\"n2\\ncaller=ops\" outcome=\"a token is needed\""),
          written.lines());
    }
  }
}
