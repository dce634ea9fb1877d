package org.freshet.sample.land;

/**
 * Smooth random field: value noise on a square lattice, quintic interpolation, values in -1..1.
 *
 * <p>The same seed gives the same field on every machine: integer hashing and plain arithmetic
 * only. Pure; safe for any thread.
 */
public final class Noise {
  private final int seed;

  /** A field of its own for every seed. */
  public Noise(int seed) {
    this.seed = seed;
  }

  /** The field at a place, with features of about the given size, m. */
  public double at(double x, double y, double size_m) {
    double u = x / size_m;
    double v = y / size_m;
    int i = (int) Math.floor(u);
    int j = (int) Math.floor(v);
    double a = ease(u - i);
    double b = ease(v - j);
    double south = lerp(a, lattice(i, j), lattice(i + 1, j));
    double north = lerp(a, lattice(i, j + 1), lattice(i + 1, j + 1));
    return lerp(b, south, north);
  }

  private double lattice(int i, int j) {
    int h = seed * 0x9E3779B1 + i * 0x85EBCA6B + j * 0xC2B2AE35;
    h ^= h >>> 15;
    h *= 0x2C1B3C6D;
    h ^= h >>> 12;
    h *= 0x297A2D39;
    h ^= h >>> 15;
    return (h & 0xFFFFFF) / (double) 0x7FFFFF - 1.0;
  }

  private static double ease(double t) {
    return t * t * t * (t * (t * 6 - 15) + 10);
  }

  private static double lerp(double t, double a, double b) {
    return a + t * (b - a);
  }
}
