package org.freshet.rain;

/**
 * How a design storm is spread over the ground: the share of its depth that falls at a place and a
 * time. Places are fractions of the study area's extent, x from west (0) to east (1), y from south
 * (0) to north (1), so that one storm fits any area; distances are in m. The design depth is point
 * rain, so a pattern only ever takes away from it.
 *
 * <p>Implementations are immutable and thread-safe.
 */
public sealed interface RainPattern {
  /** The same everywhere: the storm of hazard maps. */
  RainPattern UNIFORM = new Uniform();

  /**
   * Share of the storm's depth, 0 to 1.
   *
   * @param east_m distance from the west edge of the extent, m
   * @param north_m distance from its south edge, m
   * @param width_m west-east size of the extent, m
   * @param height_m south-north size, m
   * @param time_s middle of the interval since the storm began, s
   */
  double share(double east_m, double north_m, double width_m, double height_m, double time_s);

  /** The same everywhere. */
  record Uniform() implements RainPattern {
    @Override
    public double share(double east_m, double north_m, double width_m, double height_m, double t) {
      return 1;
    }
  }

  /**
   * A round cell that crosses the area: full depth in its centre, falling off like a Gaussian.
   *
   * @param startX where its centre is when the storm begins, share of the width
   * @param startY the same from south, share of the height; may lie outside 0 to 1
   * @param towards_deg where it moves to, degrees clockwise from north
   * @param speed_m_s how fast, m/s
   * @param radius_m distance at which 61 % (exp -1/2) of the depth falls, m
   * @param background share that falls far from the cell, 0 to 1
   */
  record MovingCell(
      double startX,
      double startY,
      double towards_deg,
      double speed_m_s,
      double radius_m,
      double background)
      implements RainPattern {
    /** Checks the numbers. */
    public MovingCell {
      if (!(radius_m > 0 && speed_m_s >= 0) || !Double.isFinite(startX + startY + towards_deg)) {
        throw new IllegalArgumentException(
            "Rain cell of radius ("
                + radius_m
                + " m) and speed ("
                + speed_m_s
                + " m/s) cannot be. Maybe a radius of 3000 and a speed of 8.");
      }
      requireShare(background);
    }

    @Override
    public double share(
        double east_m, double north_m, double width_m, double height_m, double time_s) {
      double towards = Math.toRadians(towards_deg);
      double dx = east_m - startX * width_m - Math.sin(towards) * speed_m_s * time_s;
      double dy = north_m - startY * height_m - Math.cos(towards) * speed_m_s * time_s;
      double bell = Math.exp(-(dx * dx + dy * dy) / (2 * radius_m * radius_m));
      return background + (1 - background) * bell;
    }
  }

  /**
   * Full depth on one side, less towards the other, linear between.
   *
   * @param towards_deg direction in which the rain grows, degrees clockwise from north
   * @param least share that falls on the side where it is least, 0 to 1
   */
  record Gradient(double towards_deg, double least) implements RainPattern {
    /** Checks the numbers. */
    public Gradient {
      if (!Double.isFinite(towards_deg)) {
        throw new IllegalArgumentException(
            "Gradient towards (" + towards_deg + " degrees) has no direction.");
      }
      requireShare(least);
    }

    @Override
    public double share(
        double east_m, double north_m, double width_m, double height_m, double time_s) {
      double towards = Math.toRadians(towards_deg);
      double east = Math.sin(towards);
      double north = Math.cos(towards);
      double half_m = (Math.abs(east) * width_m + Math.abs(north) * height_m) / 2;
      double along_m = east * (east_m - width_m / 2) + north * (north_m - height_m / 2);
      double place = Math.max(0, Math.min(1, 0.5 + along_m / (2 * half_m)));
      return least + (1 - least) * place;
    }
  }

  private static void requireShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "Share (" + share + ") of the storm's depth must be 0 to 1. Maybe it is in percent.");
    }
  }
}
