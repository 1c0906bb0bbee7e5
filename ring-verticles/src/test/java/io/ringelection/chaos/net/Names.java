package io.ringelection.chaos.net;

import io.ringelection.chaos.process.Shell;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process calls its namespaces, devices and addresses. */
record Names(long process) {
  /** Number of this machine itself among the addresses. */
  static final int HOST = 254;

  private static final String MARK = "ring";
  private static final Pattern OURS = Pattern.compile("\\b" + MARK + "(\\d+)[nb]\\d*\\b");
  private static final int SUBNETS = 250;
  private static final int FIRST_SUBNET = 100;

  static Names ofThisProcess() {
    return new Names(ProcessHandle.current().pid());
  }

  String space(int number) {
    return MARK + process + 'n' + number;
  }

  String bridge() {
    return MARK + process + 'b';
  }

  String inside(int number) {
    return MARK + process + 'i' + number;
  }

  String outside(int number) {
    return MARK + process + 'o' + number;
  }

  /** Processes with different addresses can run at the same time; those with one do rarely. */
  String address(int number) {
    long subnet = process % (SUBNETS * SUBNETS / 2);
    return "10." + (FIRST_SUBNET + subnet / SUBNETS) + '.' + subnet % SUBNETS + '.' + number;
  }

  /** Removes what processes left behind that died without cleaning up. */
  static void removeLeftovers() {
    for (String line : Shell.run("ip", "netns", "list")) {
      Matcher name = OURS.matcher(line);
      if (name.find() && isDead(name.group(1))) {
        Shell.tried("ip", "netns", "del", name.group());
      }
    }
    for (String line : Shell.run("ip", "-o", "link", "show", "type", "bridge")) {
      Matcher name = OURS.matcher(line);
      if (name.find() && isDead(name.group(1))) {
        Shell.tried("ip", "link", "del", name.group());
      }
    }
  }

  private static boolean isDead(String process) {
    return ProcessHandle.of(Long.parseLong(process)).isEmpty();
  }
}
