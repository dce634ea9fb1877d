"use strict";

/* Puts the page together: language, step, announcements. */
(async function (freshet) {
  let data;
  try {
    data = await freshet.load();
  } catch (error) {
    document.getElementById("info").hidden = false;
    document.getElementById("info").textContent =
      "Daten fehlen. Data are missing. (" + error.message + ")";
    return;
  }
  let replay = data.replay;
  markRenewals(replay);
  const state = { step: 0, said: -1, texts: null };
  const wanted = new URLSearchParams(location.hash.slice(1));

  /* An update that keeps the level renews its warning; it is news to machines more than to people. */
  function markRenewals(replay) {
    const levels = new Map();
    for (const message of replay.messages) {
      message.renewal = message.kind === "UPDATE" && levels.get(message.area) === message.level;
      levels.set(message.area, message.kind === "END" ? 0 : message.level);
    }
  }

  function language() {
    const kept = wanted.get("lang") || localStorage.getItem("freshet.language");
    return kept === "de" || kept === "en" ? kept : navigator.language.startsWith("de") ? "de" : "en";
  }

  /* The step with the most water, to begin with. */
  function wettest() {
    let step = 0;
    replay.frames.forEach((frame, i) => {
      if (frame.stored_m3 > replay.frames[step].stored_m3) { step = i; }
    });
    return step;
  }

  function stepAt(time) {
    const wantedTime = Date.parse(time);
    const found = replay.frames.findIndex((frame) => Date.parse(frame.time) >= wantedTime);
    return found < 0 ? replay.frames.length - 1 : found;
  }

  const map = new freshet.Map(replay);
  const panel = new freshet.Panel(replay, (time) => { timeline.stop(); show(stepAt(time)); });
  const timeline = new freshet.Timeline(replay, show);
  map.describe = (feature) => panel.describe(feature, replay.frames[state.step]);

  function show(step) {
    state.step = Math.max(0, Math.min(replay.frames.length - 1, step));
    const frame = replay.frames[state.step];
    map.show(state.step);
    timeline.show(state.step, state.texts);
    panel.show(state.step);
    document.querySelector("#clock b").textContent = state.texts.clock(frame.time);
    document.querySelector("#clock span").textContent = state.texts.day(frame.time);
    announce(frame);
    document.body.dataset.step = state.step;
  }

  /* Says new warnings aloud once, when time reaches them. */
  function announce(frame) {
    const now = Date.parse(frame.time);
    let last = -1;
    replay.messages.forEach((message, i) => {
      if (Date.parse(message.sent) <= now) { last = i; }
    });
    if (last > state.said) {
      const message = replay.messages[last];
      const words = message[state.texts.language] || message.de || message.en;
      document.getElementById("announcer").textContent = state.texts.clock(message.sent) + ": " + words.headline;
    }
    state.said = last;
  }

  function speak(code) {
    state.texts = new freshet.Texts(data.texts, code, replay.timeZone);
    document.documentElement.lang = code;
    document.title = replay.name + " · Freshet";
    document.getElementById("name").textContent = replay.name;
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === code));
    }
    panel.speak(state.texts);
    timeline.label(state.texts);
    show(state.step);
  }

  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => {
      localStorage.setItem("freshet.language", button.dataset.language);
      speak(button.dataset.language);
    });
  }
  document.getElementById("renewals").addEventListener("change", () => show(state.step));
  if (matchMedia("(max-width: 800px)").matches) {
    document.getElementById("legend").open = false;
  }
  state.step = wanted.has("step") ? Number(wanted.get("step")) || 0 : wettest();
  freshet.watch((newer) => {
    if (newer.frames.length === replay.frames.length && newer.messages.length === replay.messages.length) {
      return;
    }
    const following = state.step === replay.frames.length - 1;
    markRenewals(newer);
    replay = newer;
    map.load(newer);
    panel.replay = newer;
    timeline.load(newer);
    timeline.label(state.texts);
    show(following ? newer.frames.length - 1 : state.step);
  });
  speak(language());
  map.map.once("rendercomplete", () => { document.body.dataset.ready = "true"; });
  freshet.settled = () => map.settled();
  freshet.view = () => map.map.getView();
  freshet.inWindow = (at) => {
    const corner = map.map.getTargetElement().getBoundingClientRect();
    const [x, y] = map.map.getPixelFromCoordinate(at);
    return [corner.left + x, corner.top + y];
  };
})(window.freshet);
