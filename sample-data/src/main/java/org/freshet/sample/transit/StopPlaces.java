package org.freshet.sample.transit;

/** Where the stops are on the drawing board. */
final class StopPlaces {
  /** Takes one stop. */
  interface Visitor {
    void stop(String name, String street, double x, double y);
  }

  private StopPlaces() {}

  static void each(Visitor v) {
    v.stop("Weststadt Endhaltestelle", "Hersfelder Straße", 340, 1746);
    v.stop("Schulstraße", "Hersfelder Straße", 565, 1732);
    v.stop("Brückenstraße", "Hersfelder Straße", 760, 1734);
    v.stop("Lindenstraße", "Hersfelder Straße", 953, 1746);
    v.stop("Webertor", "Webergasse", 1150, 1783);
    v.stop("Markt", "Marktplatz", 1300, 1763);
    v.stop("Langgasse", "Langgasse", 1440, 1786);
    v.stop("Goethestraße", "Erfurter Straße", 1588, 1768);
    v.stop("Schillerstraße", "Erfurter Straße", 1720, 1756);
    v.stop("Bahnhof", "Erfurter Straße", 1858, 1748);
    v.stop("Umspannwerk", "Erfurter Straße", 2150, 1738);
    v.stop("Dieselstraße", "Erfurter Straße", 2402, 1716);
    v.stop("Röntgenstraße", "Erfurter Straße", 2540, 1698);
    v.stop("Au Endhaltestelle", "Erfurter Straße", 2690, 1680);
    v.stop("Am Weinberg", "Am Weinberg", 1000, 2165);
    v.stop("Kelterweg", "Kelterweg", 806, 2100);
    v.stop("Sonnenhang", "Sonnenhang", 722, 2052);
    v.stop("Birkenstraße", "Bergstraße", 704, 1912);
    v.stop("Grundschule", "Schulstraße", 562, 1790);
    v.stop("Wallstraße Süd", "Wallstraße", 1250, 1640);
    v.stop("Uferstraße", "Uferstraße", 1440, 1540);
    v.stop("Südbrücke", "Südbrücke", 1650, 1480);
    v.stop("Mühlenstraße", "Südbrücke", 1648, 1360);
    v.stop("Auweg", "Auweg", 1640, 1286);
    v.stop("Ölmühle", "Auweg", 1850, 1304);
    v.stop("Klinikum", "Am Krankenhaus", 1790, 2560);
    v.stop("Klinikstraße", "Klinikstraße", 1560, 2440);
    v.stop("Brahmsstraße", "Kasseler Straße", 1352, 2122);
    v.stop("Nordring", "Kasseler Straße", 1345, 2040);
    v.stop("Obertor", "Hohe Gasse", 1320, 1920);
    v.stop("Untertor", "Untergasse", 1293, 1660);
    v.stop("Mühlenbrücke", "Fuldaer Straße", 1283, 1400);
    v.stop("Wiesenweg", "Fuldaer Straße", 1266, 1240);
    v.stop("Erlenbachbrücke", "Fuldaer Straße", 1310, 960);
    v.stop("Südhang", "Südhang", 1580, 950);
    v.stop("Bahnhof Nord", "Bahnhofstraße", 1850, 1860);
    v.stop("Industriestraße", "Aubrücke", 2221, 1560);
    v.stop("Aubrücke", "Aubrücke", 2210, 1430);
    v.stop("Walkmühle", "Auweg", 1400, 1266);
  }
}
