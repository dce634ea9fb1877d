package org.freshet.service.ingest.lorawan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.freshet.service.config.Observations.Meaning;

/**
 * Codecs of level sensors that cities use, written from the makers' payload descriptions: Decentlab
 * DL-MBX (protocol 2), Dragino LDDS75, Milesight EM500-SWL. Checked against the makers' own
 * examples.
 */
public final class BuiltInCodecs {
  private static final double MILLI = 1e-3;
  private static final double CENTI = 1e-2;

  private BuiltInCodecs() {}

  /** All of them. */
  public static List<PayloadCodec> all() {
    return List.of(new DecentlabMbx(), new DraginoLdds75(), new MilesightSwl());
  }

  /**
   * The codec of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PayloadCodec of(String name) {
    return all().stream()
        .filter(codec -> codec.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No codec is called (" + name + ")."));
  }

  /** Version, device id, a word of which bit i says that sensor i follows, then 16-bit words. */
  private static final class DecentlabMbx implements PayloadCodec {
    private static final int VERSION = 2;
    private static final int HEADER_BYTES = 5;

    @Override
    public String name() {
      return "decentlab-dl-mbx";
    }

    @Override
    public List<Reading> decode(int port, byte[] payload) throws CodecException {
      require(payload.length >= HEADER_BYTES, payload, "at least 5 bytes");
      require(payload[0] == VERSION, payload, "protocol version 2");
      ByteBuffer in = ByteBuffer.wrap(payload, 3, payload.length - 3);
      int present = in.getShort();
      int words = ((present & 1) != 0 ? 2 : 0) + ((present & 2) != 0 ? 1 : 0);
      require(in.remaining() == 2 * words, payload, 2 * words + " bytes of values");
      List<Reading> readings = new ArrayList<>();
      if ((present & 1) != 0) {
        double distance_m = word(in) * MILLI;
        // No echo was good enough to count: the distance is then no measurement.
        boolean measured = word(in) > 0;
        readings.add(new Reading(Meaning.DISTANCE_M, measured ? distance_m : Double.NaN));
      }
      if ((present & 2) != 0) {
        readings.add(new Reading(Meaning.BATTERY_V, word(in) * MILLI));
      }
      return readings;
    }
  }

  /** Port 2: battery mV, distance mm, interrupt, temperature, whether the probe was found. */
  private static final class DraginoLdds75 implements PayloadCodec {
    private static final int PORT = 2;
    private static final int PROBE_FLAG_AT = 7;
    private static final int INVALID_MM = 20;
    private static final int NO_TEMPERATURE = 0x7FFF;

    @Override
    public String name() {
      return "dragino-ldds75";
    }

    @Override
    public List<Reading> decode(int port, byte[] payload) throws CodecException {
      if (port != PORT) {
        throw new CodecException("Port " + port + " carries no values of this device; 2 does.");
      }
      require(payload.length >= 4, payload, "at least 4 bytes");
      ByteBuffer in = ByteBuffer.wrap(payload);
      List<Reading> readings = new ArrayList<>();
      readings.add(new Reading(Meaning.BATTERY_V, (word(in) & 0x3FFF) * MILLI));
      int distance_mm = word(in);
      boolean probe = payload.length > PROBE_FLAG_AT && payload[PROBE_FLAG_AT] != 0;
      boolean measured = probe && distance_mm != 0 && distance_mm != INVALID_MM;
      readings.add(new Reading(Meaning.DISTANCE_M, measured ? distance_mm * MILLI : Double.NaN));
      if (payload.length > PROBE_FLAG_AT) {
        int tenths = in.getShort(5);
        if (tenths != 0 && tenths != NO_TEMPERATURE) {
          readings.add(new Reading(Meaning.TEMPERATURE_C, tenths / 10.0));
        }
      }
      return readings;
    }
  }

  /** Channel, type, value; little-endian. */
  private static final class MilesightSwl implements PayloadCodec {
    private static final int BATTERY = 0x0175;
    private static final int LEVEL = 0x0377;

    @Override
    public String name() {
      return "milesight-em500-swl";
    }

    @Override
    public List<Reading> decode(int port, byte[] payload) throws CodecException {
      ByteBuffer in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
      List<Reading> readings = new ArrayList<>();
      while (in.remaining() >= 2) {
        int channel = (in.get() & 0xFF) << 8 | (in.get() & 0xFF);
        if (channel == BATTERY) {
          // A charge in percent, no voltage: stepped over.
          require(in.remaining() >= 1, payload, "a battery byte");
          in.get();
        } else if (channel == LEVEL) {
          require(in.remaining() >= 2, payload, "two bytes of level");
          readings.add(new Reading(Meaning.LEVEL_M, word(in) * CENTI));
        } else {
          throw new CodecException(
              String.format("Channel %04x is not known in %s.", channel, hex(payload)));
        }
      }
      require(!in.hasRemaining(), payload, "whole channels");
      return readings;
    }
  }

  private static int word(ByteBuffer in) {
    return in.getShort() & 0xFFFF;
  }

  private static void require(boolean holds, byte[] payload, String what) throws CodecException {
    if (!holds) {
      throw new CodecException(
          "Payload " + hex(payload) + " has not " + what + ". Maybe another device type.");
    }
  }

  private static String hex(byte[] payload) {
    return java.util.HexFormat.of().formatHex(payload);
  }
}
