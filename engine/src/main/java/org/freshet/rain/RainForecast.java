package org.freshet.rain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the rain of the next hours may be: one or more equally likely members, each an unbroken row
 * of frames with the same intervals and the same cells.
 *
 * @param issued when the forecast was made: the end of its newest observation
 * @param members at least one member, each with at least one frame in time order
 * @param source id of what made it, such as {@code radar-nowcast} or {@code dwd-rv}
 * @param age how old its newest observation was when the forecast was taken into use, 0 or more
 */
public record RainForecast(
    Instant issued, List<List<RainFrame>> members, String source, Duration age) {

  /** Copies the lists and checks that the members match each other. */
  public RainForecast {
    Objects.requireNonNull(issued);
    Objects.requireNonNull(source);
    if (age.isNegative()) {
      throw new IllegalArgumentException("Age " + age + " of " + source + " lies in the future.");
    }
    members = members.stream().map(List::copyOf).toList();
    if (members.isEmpty() || members.get(0).isEmpty()) {
      throw new IllegalArgumentException("Rain forecast of " + source + " has no frames.");
    }
    for (List<RainFrame> member : members) {
      requireSameSteps(members.get(0), member, source);
    }
  }

  private static void requireSameSteps(List<RainFrame> first, List<RainFrame> member, String name) {
    if (member.size() != first.size()) {
      throw new IllegalArgumentException(
          "Members of " + name + " have " + first.size() + " and " + member.size() + " frames.");
    }
    for (int step = 0; step < member.size(); step++) {
      RainFrame a = first.get(step);
      RainFrame b = member.get(step);
      if (a.cells() != b.cells() || !a.start().equals(b.start()) || !a.end().equals(b.end())) {
        throw new IllegalArgumentException(
            "Step " + step + " of " + name + " differs between members: " + a + ", " + b + ".");
      }
      if (step > 0 && !member.get(step - 1).end().equals(b.start())) {
        throw new IllegalArgumentException("Gap before step " + step + " of " + name + ": " + b);
      }
    }
  }

  /** Number of members. */
  public int memberCount() {
    return members.size();
  }

  /** Number of frames per member. */
  public int steps() {
    return members.get(0).size();
  }

  /** A frame of a member. */
  public RainFrame frame(int member, int step) {
    return members.get(member).get(step);
  }
}
