package org.freshet.service.routing;

import com.graphhopper.GraphHopper;
import com.graphhopper.config.Profile;
import com.graphhopper.json.Statement;
import com.graphhopper.routing.DefaultWeightingFactory;
import com.graphhopper.routing.WeightingFactory;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.util.CustomModel;
import com.graphhopper.util.TurnCostsConfig;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/** The routing engine with one profile for motor vehicles and closures given per request. */
final class ClosureAwareHopper extends GraphHopper {
  static final String PROFILE = "motor";
  static final String CLOSED_HINT = "freshet.closed";

  /** Car speeds; streets for buses only count too, at walking pace where cars have no speed. */
  private static final String ENCODED_VALUES =
      "car_access, car_average_speed, bus_access, osm_way_id, road_environment, road_class";

  /** Islands of fewer edges than this are left out: a parking lot nothing leads to. */
  private static final int SMALLEST_ISLAND = 10;

  private static final double SLOWEST_KM_H = 10;

  ClosureAwareHopper(Path osm, Path folder) {
    setOSMFile(osm.toString());
    setGraphHopperLocation(folder.toString());
    setEncodedValuesString(ENCODED_VALUES);
    setMinNetworkSize(SMALLEST_ISLAND);
    setProfiles(profile());
  }

  private static Profile profile() {
    CustomModel model = new CustomModel();
    model.addToPriority(Statement.If("!car_access && !bus_access", Statement.Op.MULTIPLY, "0"));
    model.addToSpeed(
        Statement.If("car_average_speed < " + SLOWEST_KM_H, Statement.Op.LIMIT, "" + SLOWEST_KM_H));
    model.addToSpeed(Statement.Else(Statement.Op.LIMIT, "car_average_speed"));
    return new Profile(PROFILE)
        .setCustomModel(model)
        .setTurnCostsConfig(new TurnCostsConfig(List.of("motorcar", "motor_vehicle")));
  }

  @Override
  protected WeightingFactory createWeightingFactory() {
    WeightingFactory open = new DefaultWeightingFactory(getBaseGraph(), getEncodingManager());
    return (profile, hints, disableTurnCosts) -> {
      Weighting weighting = open.createWeighting(profile, hints, disableTurnCosts);
      BitSet closed = hints.getObject(CLOSED_HINT, new BitSet());
      return closed.isEmpty() ? weighting : new ClosedEdgeWeighting(weighting, closed);
    };
  }
}
