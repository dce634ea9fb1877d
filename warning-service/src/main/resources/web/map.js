"use strict";

/* The map: relief, streets, water, areas, closed streets, lines. Coordinates are metres from the
   south-west corner of the study raster. */
(function (freshet) {
  const LEVEL = ["#8a9299", "#f2d43d", "#e98b1a", "#c8321f", "#7a1470"];
  const TRANSIT = "#aa3377";
  const DIVERSION = "#0b7a4b";
  const PATH = "#1769c2";
  const SYMBOL = { fire_station: "F", hospital: "H", school: "S", transformer: "⚡", kindergarten: "K", care_home: "A",
    town_hall: "R", police: "P", railway_station: "B", waterworks: "W", sewage_works: "~" };
  const URGENT = ["fire_station", "hospital"];
  const FONT = 'system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';

  function pairs(flat) {
    const points = [];
    for (let i = 0; i < flat.length; i += 2) {
      points.push([flat[i], flat[i + 1]]);
    }
    return points;
  }

  function stroke(color, width, dash) {
    return new ol.style.Stroke({ color: color, width: width, lineDash: dash, lineCap: dash ? "butt" : "round" });
  }

  function line(flat, properties) {
    return new ol.Feature(Object.assign({ geometry: new ol.geom.LineString(pairs(flat)) }, properties));
  }

  function polygons(parts, properties) {
    const rings = parts.map((part) => part.map(pairs));
    return new ol.Feature(Object.assign({ geometry: new ol.geom.MultiPolygon(rings) }, properties));
  }

  function alpha(hex, share) {
    return hex + Math.round(share * 255).toString(16).padStart(2, "0");
  }

  freshet.Map = class {
    constructor(replay) {
      this.replay = replay;
      this.frame = replay.frames[0];
      this.pictures = new Map();
      this.extent = [0, 0, replay.width_m, replay.height_m];
      this.projection = new ol.proj.Projection({ code: "study", units: "m", extent: this.extent });
      this.makeFeatures();
      this.map = new ol.Map({
        target: "map",
        controls: [new ol.control.Zoom({ zoomInTipLabel: "+", zoomOutTipLabel: "-" }), new ol.control.ScaleLine()],
        view: new ol.View({ projection: this.projection, maxZoom: 24, minZoom: 0,
          extent: ol.extent.buffer(this.extent, replay.width_m * 0.25), constrainOnlyCenter: true }),
        layers: this.layers()
      });
      this.fit();
      this.map.on("singleclick", (event) => this.pick(event));
      addEventListener("resize", () => this.map.updateSize());
    }

    /* Takes a longer replay of the same study area in place of the one it has. */
    load(replay) {
      this.replay = replay;
      this.sinks = replay.sinks.map((s, i) => polygons(s.parts, { sink: i }));
      this.paths = replay.paths.map((flat, i) => line(flat, { path: i }));
      this.diversions = new Map();
      this.makeWorks(replay);
    }

    makeWorks(replay) {
      this.works = replay.works.map((work, i) => [
        ...work.lines.map((flat) => line(flat, { work: i })),
        ...(work.parts.length > 0 ? [polygons(work.parts, { work: i })] : [])]);
    }

    fit() {
      const clock = this.map.getSize()[0] < 600 ? 84 : 6;
      this.map.getView().fit(this.extent, { padding: [clock, 6, 6, 6] });
    }

    makeFeatures() {
      const r = this.replay;
      this.areas = r.areas.map((a, i) => polygons(a.parts, { area: i }));
      this.streets = r.streets.map((s, i) => line(s.line, { street: i, rank: s.rank }));
      this.buildings = r.buildings ? r.buildings.map((b) => polygons([b])) : [];
      this.sinks = r.sinks.map((s, i) => polygons(s.parts, { sink: i }));
      this.paths = r.paths.map((flat, i) => line(flat, { path: i }));
      this.stopsById = new Map(r.stops.map((s) => [s.id, s]));
      this.lineWays = new Map(r.lines.map((l) => [l.id, l.ways.map((w) => line(w, { line: l.id }))]));
      this.gauges = r.gauges.map((g, i) => new ol.Feature({ geometry: new ol.geom.Point(g.at), gauge: i }))
        .filter((gauge, i) => r.gauges[i].kind === "level");
      this.places = r.places.map((p) => new ol.Feature({ geometry: new ol.geom.Point(p.at), place: p }));
      this.diversions = new Map();
      this.makeWorks(r);
    }

    layers() {
      this.sinkSource = new ol.source.Vector();
      this.pathSource = new ol.source.Vector();
      this.closedSource = new ol.source.Vector();
      this.workSource = new ol.source.Vector();
      this.transitSource = new ol.source.Vector();
      this.stopSource = new ol.source.Vector();
      const areaSource = new ol.source.Vector({ features: this.areas });
      const level = (feature) => this.levels[feature.get("area")] || 0;
      this.waterSource = new ol.source.ImageCanvas({
        projection: this.projection, ratio: 1,
        canvasFunction: (extent, resolution, ratio, size) => this.water(extent, size)
      });
      this.levels = [];
      this.areaFill = this.vector(areaSource, (feature) => level(feature) === 0 ? null
        : new ol.style.Style({ fill: new ol.style.Fill({ color: alpha(LEVEL[level(feature)], 0.16) }) }));
      this.areaLine = this.vector(areaSource, (feature) => [
        new ol.style.Style({ stroke: stroke("#ffffffcc", 4 + level(feature)), zIndex: level(feature) }),
        new ol.style.Style({ stroke: stroke(LEVEL[level(feature)], 1.5 + level(feature) * 0.8), zIndex: level(feature) })]);
      this.areaName = this.vector(areaSource, (feature) => this.nameStyle(feature), { declutter: true });
      return [
        new ol.layer.Image({ source: new ol.source.ImageStatic({ url: this.replay.hillshade,
          imageExtent: this.extent, projection: this.projection }) }),
        this.areaFill,
        this.vector(new ol.source.Vector({ features: this.streets }), (f) => this.streetStyle(f)),
        new ol.layer.Image({ source: this.waterSource }),
        this.vector(this.sinkSource, (f) => this.sinkStyle(f)),
        this.vector(new ol.source.Vector({ features: this.buildings }), new ol.style.Style({
          fill: new ol.style.Fill({ color: "#c3bbaedd" }), stroke: stroke("#8f8778", 0.8) })),
        this.vector(this.pathSource, (f) => this.pathStyle(f)),
        this.vector(this.workSource, [
          new ol.style.Style({ stroke: stroke("#ffffff", 6), fill: new ol.style.Fill({ color: "#5b3a1a22" }), zIndex: 0 }),
          new ol.style.Style({ stroke: stroke("#5b3a1a", 3, [3, 4]), zIndex: 1 })]),
        this.areaLine,
        this.vector(this.transitSource, (f) => this.transitStyle(f)),
        this.vector(this.closedSource, (f) => this.closedStyle(f)),
        this.vector(this.stopSource, (f) => this.stopStyle(f)),
        this.vector(new ol.source.Vector({ features: this.gauges }), new ol.style.Style({
          image: new ol.style.RegularShape({ points: 3, radius: 9, rotation: Math.PI,
            fill: new ol.style.Fill({ color: "#ffffffee" }), stroke: stroke("#08519c", 2) }) })),
        this.vector(new ol.source.Vector({ features: this.places }), (f) => this.placeStyle(f)),
        this.areaName
      ];
    }

    vector(source, style, more) {
      return new ol.layer.Vector(Object.assign({ source: source, style: style, updateWhileInteracting: true }, more));
    }

    /* Width of a street as drawn: true to scale when near, never a hair when far. */
    streetWidth(rank) {
      const resolution = this.map.getView().getResolution();
      const metres = rank === 1 ? 9 : rank === 2 ? 6 : 2.5;
      return Math.max(rank === 3 ? 1 : 2, Math.min(16, metres / resolution));
    }

    streetStyle(feature) {
      const width = this.streetWidth(feature.get("rank"));
      return [
        new ol.style.Style({ stroke: stroke("#a8a294", width + 1.6), zIndex: 0 }),
        new ol.style.Style({ stroke: stroke("#ffffff", width), zIndex: 1 })];
    }

    sinkStyle(feature) {
      const color = this.waterColor(feature.get("depth_cm"));
      return new ol.style.Style({ stroke: stroke(alpha(color, 0.7), 1),
        fill: this.frame.depth ? new ol.style.Fill({ color: "#00000000" })
          : new ol.style.Fill({ color: alpha(color, 0.8) }) });
    }

    /* A way of running water, wider the more runs, with an arrow where it ends. */
    pathStyle(feature) {
      const flow_l_s = feature.get("flow_l_s");
      const width = flow_l_s < 50 ? 1.5 : flow_l_s < 500 ? 2.5 : 4;
      const points = feature.getGeometry().getCoordinates();
      const end = points[points.length - 1];
      const before = points[points.length - 2];
      const styles = [
        new ol.style.Style({ stroke: stroke("#ffffffcc", width + 2.5), zIndex: 0 }),
        new ol.style.Style({ stroke: stroke(PATH, width), zIndex: 1 })];
      if (feature.getGeometry().getLength() > 14 * this.map.getView().getResolution()) {
        styles.push(new ol.style.Style({ geometry: new ol.geom.Point(end), zIndex: 2,
          image: new ol.style.RegularShape({ points: 3, radius: 4 + width, stroke: stroke("#ffffff", 1),
            rotation: Math.PI / 2 - Math.atan2(end[1] - before[1], end[0] - before[0]), rotateWithView: true,
            fill: new ol.style.Fill({ color: PATH }) }) }));
      }
      return styles;
    }

    waterColor(depth_cm) {
      let color = this.replay.waterClasses[0].color;
      for (const water of this.replay.waterClasses) {
        if (depth_cm >= water.from_m * 100) {
          color = water.color;
        }
      }
      return color;
    }

    closedStyle(feature) {
      const width = Math.max(4, this.streetWidth(feature.get("rank")));
      const now = feature.get("now");
      return [
        new ol.style.Style({ stroke: stroke("#ffffff", width + 3), zIndex: 0 }),
        new ol.style.Style({ stroke: stroke(now ? "#111111" : "#555555", now ? width : 2, [8, 6]), zIndex: 1 })];
    }

    transitStyle(feature) {
      if (feature.get("diversion")) {
        return [new ol.style.Style({ stroke: stroke("#ffffff", 7), zIndex: 2 }),
          new ol.style.Style({ stroke: stroke(DIVERSION, 4, [14, 5]), zIndex: 3 })];
      }
      return [new ol.style.Style({ stroke: stroke("#ffffff", 7), zIndex: 0 }),
        new ol.style.Style({ stroke: stroke(TRANSIT, 4), zIndex: 1 })];
    }

    stopStyle(feature) {
      const skipped = feature.get("skipped");
      return new ol.style.Style({
        image: new ol.style.Circle({ radius: 7, fill: new ol.style.Fill({ color: "#ffffff" }),
          stroke: stroke(skipped ? TRANSIT : DIVERSION, 2.5) }),
        text: new ol.style.Text({ text: skipped ? "×" : "", font: "bold 14px " + FONT,
          fill: new ol.style.Fill({ color: TRANSIT }) })
      });
    }

    placeStyle(feature) {
      if (this.map.getView().getResolution() > 5.5 && !URGENT.includes(feature.get("place").kind)) {
        return null;
      }
      return new ol.style.Style({
        image: new ol.style.RegularShape({ points: 4, radius: 12, angle: Math.PI / 4,
          fill: new ol.style.Fill({ color: "#ffffffee" }), stroke: stroke("#22282e", 1.5) }),
        text: new ol.style.Text({ text: SYMBOL[feature.get("place").kind] || "•",
          font: "bold 12px " + FONT, fill: new ol.style.Fill({ color: "#22282e" }) })
      });
    }

    nameStyle(feature) {
      const index = feature.get("area");
      const level = this.levels[index] || 0;
      const dark = level === 1 || level === 2;
      const name = this.replay.areas[index].name;
      const room_px = ol.extent.getWidth(feature.getGeometry().getExtent()) / this.map.getView().getResolution();
      const words = room_px > 8 * name.length + 30 ? [name] : [];
      if (level > 0) {
        words.unshift(level);
      }
      if (words.length === 0) {
        return null;
      }
      return new ol.style.Style({
        geometry: new ol.geom.Point(this.replay.areas[index].label),
        text: new ol.style.Text({
          text: words.join(" · "),
          font: "600 13px " + FONT, padding: [3, 7, 2, 7], overflow: true,
          fill: new ol.style.Fill({ color: level === 0 || dark ? "#22282e" : "#ffffff" }),
          backgroundFill: new ol.style.Fill({ color: level === 0 ? "#ffffffd0" : LEVEL[level] })
        }), zIndex: 10 + level
      });
    }

    /* Draws the picture of the current step; none until it has arrived. */
    water(extent, size) {
      const canvas = document.createElement("canvas");
      canvas.width = size[0];
      canvas.height = size[1];
      const picture = this.frame.depth && this.pictures.get(this.frame.depth);
      if (picture && picture.complete && picture.naturalWidth > 0) {
        const context = canvas.getContext("2d");
        const scale = size[0] / (extent[2] - extent[0]);
        context.imageSmoothingEnabled = scale * this.replay.width_m < picture.naturalWidth;
        context.drawImage(picture, (0 - extent[0]) * scale, (extent[3] - this.replay.height_m) * scale,
          this.replay.width_m * scale, this.replay.height_m * scale);
      }
      return canvas;
    }

    /* Fetches pictures ahead of the given step. */
    fetchAhead(step) {
      for (let i = step; i < Math.min(step + 12, this.replay.frames.length); i++) {
        const path = this.replay.frames[i].depth;
        if (path && !this.pictures.has(path)) {
          const picture = new Image();
          picture.onload = () => {
            if (this.frame.depth === path) { this.waterSource.changed(); }
          };
          picture.src = path;
          this.pictures.set(path, picture);
        }
      }
    }

    show(step) {
      this.frame = this.replay.frames[step];
      this.fetchAhead(step);
      this.levels = [];
      for (const [area, level] of this.frame.areas) {
        this.levels[area] = level;
      }
      this.refill(this.sinkSource, this.frame.sinks.map(([sink, depth_cm]) => {
        this.sinks[sink].set("depth_cm", depth_cm, true);
        return this.sinks[sink];
      }));
      this.refill(this.pathSource, this.frame.paths.map(([path, flow_l_s]) => {
        this.paths[path].set("flow_l_s", flow_l_s, true);
        return this.paths[path];
      }));
      this.refill(this.closedSource, this.frame.streets.filter((s) => s[3].length > 0).map((s) => {
        this.streets[s[0]].set("now", s[2] === 1, true);
        return this.streets[s[0]];
      }));
      this.refill(this.workSource, this.frame.works.flatMap(([work]) => this.works[work]));
      this.showTransit();
      this.waterSource.changed();
      this.areaFill.changed();
      this.areaLine.changed();
      this.areaName.changed();
    }

    showTransit() {
      const features = new Set();
      const stops = new Map();
      for (const index of this.frame.hints) {
        const hint = this.replay.hints[index];
        (this.lineWays.get(hint.route) || []).forEach((way) => features.add(way));
        if (hint.diversion) {
          if (!this.diversions.has(index)) {
            this.diversions.set(index, line(hint.diversion, { diversion: true, hint: index }));
          }
          features.add(this.diversions.get(index));
        }
        [hint.last, hint.next].forEach((id) => stops.has(id) || stops.set(id, false));
        hint.skipped.forEach((id) => stops.set(id, true));
      }
      this.refill(this.transitSource, [...features]);
      this.refill(this.stopSource, [...stops].filter(([id]) => this.stopsById.has(id)).map(([id, skipped]) =>
        new ol.Feature({ geometry: new ol.geom.Point(this.stopsById.get(id).at), stop: id, skipped: skipped })));
    }

    refill(source, features) {
      source.clear(true);
      source.addFeatures(features);
    }

    /* Resolves when the picture of the current step has arrived and is drawn. */
    settled() {
      return new Promise((resolve) => {
        const look = () => {
          const picture = this.frame.depth && this.pictures.get(this.frame.depth);
          if (picture && !picture.complete) {
            picture.addEventListener("load", look, { once: true });
            picture.addEventListener("error", look, { once: true });
          } else {
            this.map.once("rendercomplete", () => resolve(true));
            this.waterSource.changed();
            this.map.render();
          }
        };
        look();
      });
    }

    /* Says what lies under a click. */
    pick(event) {
      const lines = [];
      this.map.forEachFeatureAtPixel(event.pixel, (feature) => {
        const text = this.describe && this.describe(feature);
        if (text && !lines.includes(text)) {
          lines.push(text);
        }
      }, { hitTolerance: 4 });
      const info = document.getElementById("info");
      info.hidden = lines.length === 0;
      info.textContent = lines.slice(0, 5).join("\n");
    }
  };
})(window.freshet);
