package io.ringelection.sim;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How much work this process has done so far. */
final class Cpu {
  private Cpu() {}

  /** On all cores, compiler and collector included. */
  static double seconds() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
