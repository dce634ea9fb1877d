package org.freshet.service.ingest.opensense;

import java.util.Optional;
import org.freshet.service.ingest.observation.ObservationFile;

/**
 * What a file of this family held: gauges as observations, or radar, or microwave links.
 *
 * @param file observations (of gauges), stations, findings and facts
 * @param radar the frames, for a radar file
 */
public record OpenSenseFile(ObservationFile file, Optional<RadarCutout> radar) {}
