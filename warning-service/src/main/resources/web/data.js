"use strict";

/* Brings the replay and the texts: over HTTP as JSON, from a folder as a script. */
window.freshet = window.freshet || {};

(function (freshet) {
  function fromFolder() {
    return new Promise(function (resolve, reject) {
      const script = document.createElement("script");
      script.src = "api/replay.js";
      script.onload = function () { resolve(window.freshetData); };
      script.onerror = function () { reject(new Error("api/replay.js")); };
      document.head.append(script);
    });
  }

  async function json(path) {
    const response = await fetch(path);
    if (!response.ok) {
      throw new Error(path + ": " + response.status);
    }
    return response.json();
  }

  async function fromServer() {
    const [replay, texts] = await Promise.all([json("api/replay.json"), json("api/texts.json")]);
    return { replay: replay, texts: texts };
  }

  /* Calls back with every newer replay the server has; a folder never changes. */
  freshet.watch = function (onNewer) {
    if (location.protocol === "file:") {
      return;
    }
    let known = null;
    setInterval(async function () {
      if (document.hidden) {
        return;
      }
      try {
        const response = await fetch("api/replay.json", { cache: "no-cache" });
        const tag = response.headers.get("ETag");
        if (response.ok && tag !== known) {
          known = tag;
          onNewer(await response.json());
        }
      } catch (unreachable) {
        return;
      }
    }, 2000);
  };

  freshet.load = function () {
    return location.protocol === "file:" ? fromFolder() : fromServer();
  };

  /* Texts of one language with {placeholders}. */
  freshet.Texts = class {
    constructor(all, language, timeZone) {
      this.texts = all[language];
      this.language = language;
      this.clockFormat = new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB",
        { hour: "2-digit", minute: "2-digit", timeZone: timeZone });
      this.dayFormat = new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB",
        { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: timeZone });
      this.numberFormat = new Intl.NumberFormat(language === "de" ? "de-DE" : "en-GB",
        { maximumFractionDigits: 1 });
    }
    get(key, values) {
      const text = this.texts[key] === undefined ? key : this.texts[key];
      return text.replace(/\{([a-z_]+)\}/g, (all, name) => (values || {})[name]);
    }
    has(key) { return this.texts[key] !== undefined; }
    clock(time) { return this.clockFormat.format(new Date(time)); }
    day(time) { return this.dayFormat.format(new Date(time)); }
    number(value) { return this.numberFormat.format(value); }
    list(things) {
      return things.length < 2 ? things.join("")
        : things.slice(0, -1).join(", ") + " " + this.get("and") + " " + things[things.length - 1];
    }
  };

  /* Makes an element; text goes in as text, never as markup. */
  freshet.element = function (name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };
})(window.freshet);
