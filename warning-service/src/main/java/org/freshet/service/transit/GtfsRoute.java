package org.freshet.service.transit;

/**
 * A line of a timetable.
 *
 * @param id route_id
 * @param agencyId agency_id, may be empty
 * @param shortName route_short_name, may be empty
 * @param longName route_long_name, may be empty
 * @param type route_type, basic or extended
 */
public record GtfsRoute(String id, String agencyId, String shortName, String longName, int type) {
  private static final int BUS = 3;
  private static final int TROLLEYBUS = 11;

  /** What people call it. */
  public String name() {
    return !shortName.isEmpty() ? shortName : !longName.isEmpty() ? longName : id;
  }

  /** Whether its vehicles drive on streets and may leave their way. */
  public boolean onRoad() {
    return type == BUS
        || type == TROLLEYBUS
        || (type >= 200 && type < 300)
        || (type >= 700 && type < 900);
  }

  /** Whether rails hold its vehicles: tram, metro, train, funicular, monorail. */
  public boolean railBound() {
    return (type >= 0 && type <= 2)
        || type == 5
        || type == 7
        || type == 12
        || (type >= 100 && type < 200)
        || (type >= 400 && type < 700)
        || (type >= 900 && type < 1000)
        || type == 1400;
  }

  /** What runs on it, for maps: {@code bus}, {@code tram}, {@code metro}, {@code rail}, else. */
  public String kind() {
    if (onRoad()) {
      return "bus";
    }
    if (type == 0 || type == 5 || (type >= 900 && type < 1000)) {
      return "tram";
    }
    if (type == 1 || (type >= 400 && type < 700)) {
      return "metro";
    }
    return railBound() ? "rail" : "other";
  }
}
