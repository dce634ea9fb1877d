"use strict";

/* The rain over time, the warnings on it, the slider and the play button. */
(function (freshet) {
  const STEP_ms = 350;

  freshet.Timeline = class {
    constructor(replay, onStep) {
      this.replay = replay;
      this.onStep = onStep;
      this.slider = document.getElementById("slider");
      this.play = document.getElementById("play");
      this.timer = null;
      this.load(replay);
      this.slider.addEventListener("input", () => {
        this.stop();
        this.onStep(Number(this.slider.value));
      });
      this.play.addEventListener("click", () => this.timer ? this.stop() : this.start());
    }

    /* Draws a replay, the first time or a longer one. */
    load(replay) {
      this.replay = replay;
      this.slider.max = replay.frames.length - 1;
      this.drawRain();
      this.drawTicks();
    }

    drawRain() {
      const svg = document.getElementById("rain");
      svg.replaceChildren();
      const n = this.replay.frames.length;
      const most = Math.max(1, ...this.replay.frames.map((frame) => frame.rain_mm));
      svg.setAttribute("viewBox", "0 0 " + n + " 100");
      this.bars = this.replay.frames.map((frame, i) => {
        const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        const height = 100 * frame.rain_mm / most;
        bar.setAttribute("x", i + 0.08);
        bar.setAttribute("width", 0.84);
        bar.setAttribute("y", 100 - height);
        bar.setAttribute("height", height);
        svg.append(bar);
        return bar;
      });
    }

    share(time) {
      const frames = this.replay.frames;
      const first = Date.parse(frames[0].time);
      const last = Date.parse(frames[frames.length - 1].time);
      return last === first ? 0 : Math.max(0, Math.min(1, (Date.parse(time) - first) / (last - first)));
    }

    drawTicks() {
      const ticks = document.getElementById("ticks");
      ticks.replaceChildren();
      for (const message of this.replay.messages.filter((m) => !m.renewal)) {
        const tick = freshet.element("i", { "data-level": message.kind === "END" ? "clear" : message.level });
        tick.style.left = 100 * this.share(message.sent) + "%";
        ticks.append(tick);
      }
    }

    /* Writes the hours below the slider. */
    label(texts) {
      const hours = document.getElementById("hours");
      hours.textContent = "";
      const frames = this.replay.frames;
      const every = Math.max(1, Math.ceil(frames.length / 8));
      for (let i = 0; i < frames.length; i += every) {
        const label = freshet.element("span", {}, texts.clock(frames[i].time));
        label.style.left = 100 * this.share(frames[i].time) + "%";
        hours.append(label);
      }
      this.texts = texts;
      this.name();
    }

    name() {
      this.play.setAttribute("aria-label", this.texts.get(this.timer ? "page.pause" : "page.play"));
      this.play.toggleAttribute("data-playing", this.timer !== null);
    }

    show(step, texts) {
      this.slider.value = step;
      this.slider.setAttribute("aria-valuetext", texts.clock(this.replay.frames[step].time));
      this.bars.forEach((bar, i) => bar.classList.toggle("past", i <= step));
    }

    start() {
      const end = this.replay.frames.length - 1;
      if (Number(this.slider.value) >= end) {
        this.onStep(0);
      }
      this.timer = setInterval(() => {
        const next = Number(this.slider.value) + 1;
        if (next > end) {
          this.stop();
        } else {
          this.onStep(next);
        }
      }, STEP_ms);
      this.name();
    }

    stop() {
      clearInterval(this.timer);
      this.timer = null;
      this.name();
    }
  };
})(window.freshet);
