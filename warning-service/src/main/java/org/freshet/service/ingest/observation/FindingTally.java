package org.freshet.service.ingest.observation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.freshet.service.ingest.observation.IngestFinding.Code;

/** Counts findings by kind and keeps the words of the first of each. Not thread-safe. */
public final class FindingTally {
  private final Map<Code, long[]> counts = new EnumMap<>(Code.class);
  private final Map<Code, String> messages = new EnumMap<>(Code.class);

  /** Counts one; the message is asked for only the first time. */
  public void add(Code code, Supplier<String> message) {
    long[] count = counts.get(code);
    if (count == null) {
      counts.put(code, new long[] {1});
      messages.put(code, message.get());
    } else {
      count[0]++;
    }
  }

  /** One finding per kind, in the order of the kinds. */
  public List<IngestFinding> findings() {
    List<IngestFinding> findings = new ArrayList<>();
    counts.forEach(
        (code, count) ->
            findings.add(new IngestFinding(code, count[0], messages.getOrDefault(code, ""))));
    return findings;
  }
}
