"use strict";

/* What the map shows, in words: state of areas, warnings, closed streets, lines. */
(function (freshet) {
  const element = freshet.element;
  function badge(level) {
    return element("span", { class: "badge", "data-level": level, "aria-hidden": "true" },
      level === "clear" ? "✓" : String(level));
  }

  freshet.Panel = class {
    constructor(replay, goTo) {
      this.replay = replay;
      this.goTo = goTo;
      this.shown = new Map();
      this.renewals = document.getElementById("renewals");
      this.stops = new Map(replay.stops.map((stop) => [stop.id, stop.name]));
    }

    /* Sets the language; everything is written anew. */
    speak(texts) {
      this.texts = texts;
      this.shown.clear();
      document.getElementById("messages").textContent = "";
      for (const node of document.querySelectorAll("[data-text]")) {
        node.textContent = texts.get(node.dataset.text);
      }
      for (const node of document.querySelectorAll("[data-label]")) {
        node.setAttribute("aria-label", texts.get(node.dataset.label));
      }
      this.legend();
      this.files();
    }

    legend() {
      const body = document.getElementById("legend-body");
      const texts = this.texts;
      const row = (mark, text) => element("div", {}, mark, text);
      const swatch = (name) => element("span", { class: "swatch " + name });
      body.replaceChildren(
        element("h3", {}, texts.get("page.legend.water")),
        ...[1, 2, 3, 4].map((i) => row(swatch("water-" + i), texts.get("water." + i))),
        element("h3", {}, texts.get("page.legend.levels")),
        ...[1, 2, 3, 4].map((i) => row(badge(i), texts.get("level." + i))),
        element("h3", {}, texts.get("page.legend.ways")),
        row(swatch("closed"), texts.get("page.legend.closed")),
        row(swatch("line"), texts.get("page.legend.line")),
        row(swatch("diversion"), texts.get("page.legend.diversion")),
        ...(this.replay.gauges.some((gauge) => gauge.kind === "level")
          ? [row(swatch("gauge"), texts.get("page.legend.gauge"))] : []),
        ...(this.replay.paths.length > 0 ? [row(swatch("path"), texts.get("page.legend.path"))] : []),
        ...(this.replay.works.length > 0 ? [row(swatch("work"), texts.get("page.legend.work"))] : []));
    }

    files() {
      const names = [this.texts.language === "de" ? "account.txt" : "account.en.txt", ...this.replay.files];
      document.getElementById("files").replaceChildren(...names.map((path) =>
        element("li", {}, element("a", { href: path }, path.split("/").slice(-2).join("/")))));
    }

    show(step) {
      const frame = this.replay.frames[step];
      this.figures(frame);
      this.areas(frame);
      this.messages(frame);
      this.closed(frame);
      this.lines(frame);
      this.works(frame);
      this.inputs(frame);
    }

    /* Works that stand on the ground now. */
    works(frame) {
      document.getElementById("works-section").hidden = frame.works.length === 0;
      document.getElementById("works").replaceChildren(...frame.works.map((work) =>
        element("li", {}, this.work(work))));
    }

    work([index, water_m3]) {
      const texts = this.texts;
      const work = this.replay.works[index];
      const words = texts.get("page.work", { kind: texts.get("work." + work.kind), note: work.note });
      return words + (water_m3 > 0 ? ". " + texts.get("page.work.water", { water: texts.number(water_m3) }) : "") + ".";
    }

    /* What the step rests on: rain, silent sensors, levels; loudest where nothing is heard. */
    inputs(frame) {
      const texts = this.texts;
      const blind = document.getElementById("blind");
      blind.hidden = !frame.rainUnknown;
      blind.textContent = texts.get(frame.blind ? "page.blind" : "page.rain.unknown");
      document.getElementById("inputs").hidden = !frame.rainSource && this.replay.gauges.length === 0;
      const key = frame.rainGauges > 1 ? "page.rain.of.gauges" : frame.rainGauges === 1 ? "page.rain.of.gauge" : "page.rain.of";
      document.getElementById("rain-of").textContent =
        frame.rainSource ? texts.get(key, { source: frame.rainSource, gauges: frame.rainGauges }) : "";
      const silent = document.getElementById("silent");
      silent.hidden = frame.silent.length === 0;
      silent.textContent = texts.get("page.silent", { sensors: texts.list(frame.silent) });
      document.getElementById("gauges").replaceChildren(...frame.levels.map((level) =>
        element("li", {}, element("b", {}, this.replay.gauges[level[0]].name), " ", this.level(level))));
    }

    /* A level in words: what it is, where it goes, what is expected in an hour. */
    level([, cm, trend, stage, low, likely, high]) {
      const texts = this.texts;
      const sentences = [texts.get("page.gauge", { level: cm, trend: texts.get("trend." + trend) })];
      if (stage > 0) {
        sentences.push(texts.get("page.gauge.stage", { stage: stage }));
      }
      if (likely !== undefined) {
        sentences.push(texts.get("page.gauge.ahead", { low: low, likely: likely, high: high }));
      }
      return sentences.join(" ");
    }

    figures(frame) {
      const texts = this.texts;
      const figure = (key, value, unit) => [element("dt", {}, texts.get(key)),
        element("dd", {}, (value === null ? "?" : texts.number(value)) + " ", element("small", {}, unit))];
      const cell = (parts) => element("div", {}, ...parts);
      document.getElementById("figures").replaceChildren(
        cell(figure("page.rain.step", frame.rainUnknown ? null : frame.rain_mm, "mm")),
        cell(figure("page.rain.sum", frame.rainSum_mm, "mm")),
        cell(figure("page.stored", Math.round(frame.stored_m3), "m³")));
      const gaps = document.getElementById("gaps");
      gaps.hidden = frame.gaps.length === 0;
      gaps.textContent = texts.get("page.gaps", { sources: texts.list(frame.gaps) });
    }

    areas(frame) {
      const texts = this.texts;
      const rows = [...frame.areas].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      document.getElementById("areas").replaceChildren(...rows.map(([area, level, depth_cm]) =>
        element("li", {}, badge(level),
          element("span", {}, element("b", {}, this.replay.areas[area].name), " ",
            element("span", { class: "unseen" }, texts.get("page.level", { level: level }))),
          element("span", {}, depth_cm >= 1 ? texts.get("page.road", { depth: depth_cm }) : texts.get("level." + level)))));
    }

    messages(frame) {
      const list = document.getElementById("messages");
      const now = Date.parse(frame.time);
      const sent = this.replay.messages.filter((message) => Date.parse(message.sent) <= now)
        .filter((message) => this.renewals.checked || !message.renewal);
      document.getElementById("message-count").textContent =
        this.texts.get("page.count", { n: sent.length, 
          all: this.replay.messages.filter((message) => this.renewals.checked || !message.renewal).length });
      const items = sent.reverse().map((message) => this.message(message));
      list.replaceChildren(...(items.length ? items : [element("li", { class: "none" }, this.texts.get("page.none"))]));
    }

    message(message) {
      if (!this.shown.has(message.id)) {
        this.shown.set(message.id, this.newMessage(message));
      }
      return this.shown.get(message.id);
    }

    newMessage(message) {
      const texts = this.texts;
      const words = message[texts.language] || message.de || message.en;
      const jump = element("button", { type: "button" }, texts.get("page.jump"));
      jump.addEventListener("click", () => this.goTo(message.sent));
      return element("li", {}, element("details", {},
        element("summary", {}, badge(message.kind === "END" ? "clear" : message.level),
          element("span", {}, element("time", { datetime: message.sent }, texts.clock(message.sent)), words.headline)),
        element("p", {}, words.description),
        element("p", {}, words.instruction),
        element("p", {}, element("a", { href: message.cap }, texts.get("page.cap")), " ", jump)));
    }

    closed(frame) {
      const byName = new Map();
      for (const [street, depth_cm, now, vehicles] of frame.streets) {
        if (vehicles.length === 0) {
          continue;
        }
        const name = this.replay.streets[street].name || this.texts.get("page.unnamed");
        const known = byName.get(name) || { depth_cm: 0, now: false, vehicles: new Set() };
        known.depth_cm = Math.max(known.depth_cm, depth_cm);
        known.now = known.now || now === 1;
        vehicles.forEach((vehicle) => known.vehicles.add(vehicle));
        byName.set(name, known);
      }
      const rows = [...byName].sort((a, b) => b[1].depth_cm - a[1].depth_cm || (a[0] < b[0] ? -1 : 1));
      this.fill("closed", rows.map(([name, street]) => element("li", {}, element("b", {}, name), " ",
        this.texts.get(street.now ? "page.closed.now" : "page.closed.soon",
          { depth: street.depth_cm, vehicles: this.texts.list([...street.vehicles].map((id) => this.vehicle(id)).sort()) }))));
    }

    vehicle(id) {
      return this.texts.has("vehicle." + id) ? this.texts.get("vehicle." + id) : this.replay.vehicles[id] || id;
    }

    lines(frame) {
      const texts = this.texts;
      this.fill("lines", frame.hints.map((index) => {
        const hint = this.replay.hints[index];
        const kind = (this.replay.lines.find((line) => line.id === hint.route) || {}).kind;
        const stop = (id) => this.stops.get(id) || id;
        const sentences = [];
        if (hint.skipped.length) {
          sentences.push(texts.get("page.line.skipped", { stops: texts.list(hint.skipped.map(stop)) }));
        }
        if (hint.diversion) {
          sentences.push(texts.get("page.line.diversion", { last: stop(hint.last), next: stop(hint.next),
            minutes: Math.max(1, Math.round(hint.extra_s / 60)) }));
        } else if (hint.last && hint.next) {
          sentences.push(texts.get("page.line.cut", { last: stop(hint.last), next: stop(hint.next) }));
        }
        if (!hint.observed) {
          sentences.unshift(texts.get("page.line.from", { time: texts.clock(hint.from) }));
        }
        const name = (texts.has("kind." + kind) ? texts.get("kind." + kind) : texts.get("kind.other")) + " " + hint.name
          + (hint.next ? " " + texts.get("page.line.towards", { stop: stop(hint.next) }) : "");
        return element("li", {}, element("b", {}, name), " ", sentences.join(" "));
      }));
    }

    fill(id, items) {
      document.getElementById(id).replaceChildren(
        ...(items.length ? items : [element("li", { class: "none" }, this.texts.get("page.none"))]));
    }

    /* What the next hour may bring a sink. */
    ahead([, , likely, high, left_mm]) {
      const texts = this.texts;
      if (likely === undefined) {
        return [];
      }
      const rain = left_mm === 0 ? "page.info.sink.spills" : left_mm < 0 ? "page.info.sink.room" : "page.info.sink.left";
      return [texts.get("page.info.sink.ahead", { likely: likely, high: high }), texts.get(rain, { rain: left_mm })];
    }

    /* One line about a feature of the map. */
    describe(feature, frame) {
      const texts = this.texts;
      if (feature.get("sink") !== undefined) {
        const sink = this.replay.sinks[feature.get("sink")];
        const now = texts.get("page.info.sink", { depth: feature.get("depth_cm"), full: Math.round(sink.depth_m * 100),
          volume: texts.number(sink.volume_m3) });
        return [now + ".", ...this.ahead(frame.sinks.find((wet) => wet[0] === feature.get("sink")))].join(" ");
      }
      if (feature.get("path") !== undefined) {
        return texts.get("page.info.path", { flow: texts.number(feature.get("flow_l_s")) });
      }
      if (feature.get("street") !== undefined) {
        const index = feature.get("street");
        const wet = frame.streets.find((street) => street[0] === index);
        const name = this.replay.streets[index].name || texts.get("page.unnamed");
        return wet ? texts.get("page.info.street", { name: name, depth: wet[1] }) : name;
      }
      if (feature.get("place")) {
        return feature.get("place")[texts.language];
      }
      if (feature.get("gauge") !== undefined) {
        const level = frame.levels.find((one) => one[0] === feature.get("gauge"));
        const name = this.replay.gauges[feature.get("gauge")].name;
        return name + ": " + (level ? this.level(level) : texts.get("page.gauge.unknown"));
      }
      if (feature.get("work") !== undefined) {
        return this.work(frame.works.find((one) => one[0] === feature.get("work")) || [feature.get("work"), 0]);
      }
      if (feature.get("stop")) {
        return texts.get("page.info.stop", { name: this.stops.get(feature.get("stop")) });
      }
      if (feature.get("line")) {
        return texts.get("kind.other") + " " + this.replay.lines.find((line) => line.id === feature.get("line")).name;
      }
      return null;
    }
  };
})(window.freshet);
