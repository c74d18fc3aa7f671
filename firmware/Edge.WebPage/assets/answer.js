import { bytes } from "./api.js";
import { percent } from "./boxes.js";
import { digitCanvas } from "./gray.js";

const few = 2, many = 6;
// Long enough that a screen reader is not interrupted by every stroke.
const quiet = 700;

const element = (id) => document.getElementById(id);

export function make(tag, style, text) {
  const made = document.createElement(tag);
  if (style) made.className = style;
  if (text !== undefined) made.textContent = text;
  return made;
}

export class Answer {
  #labels = [];
  #announcing = 0;
  #announced = "";
  #buttons = "";

  constructor(select) {
    this.select = select;
  }

  // One bar a class.
  set labels(labels) {
    this.#labels = labels;
    element("bars").replaceChildren(...labels.map((label) => {
      const bar = make("li");
      const track = make("span", "track");
      track.append(make("span", "fill"));
      track.setAttribute("aria-hidden", "true");
      bar.append(make("span", "", label), track, make("span", "value", "–"));
      return bar;
    }));
  }

  // What there is to say before there is a picture.
  showNothing(sentence) {
    this.#clear();
    element("says").textContent = sentence;
    element("times").replaceChildren();
    clearTimeout(this.#announcing);
  }

  show(reading, selected, roundTrip) {
    const digit = reading.digits[selected];
    this.#showTimes(reading.stages, roundTrip);
    if (!digit) {
      this.#clear();
      element("says").replaceChildren(make("strong", "", "No digit"), "Nothing here looks like one.");
      this.#announce("No digit found.");
      return;
    }
    this.#showDigits(reading.digits, selected);
    this.#showEvidence(digit);
    this.#announce(this.#sentence(reading.digits));
  }

  #name(digit) {
    return this.#labels[digit.label] ?? `${digit.label}`;
  }

  #clear() {
    this.#buttons = "";
    element("verdict").replaceChildren();
    for (const bar of element("bars").children) this.#showBar(bar, 0, false, false, "–");
    const seen = element("seen");
    seen.getContext("2d").clearRect(0, 0, 28, 28);
    seen.setAttribute("aria-label", "What the network saw: nothing yet");
  }

  #showDigits(digits, selected) {
    const verdict = element("verdict");
    const text = digits.map((d) => `${d.line}:${d.answered ? this.#name(d) : "?"}`).join(" ");
    // Only where they change: the buttons keep the focus while a camera runs.
    if (text !== this.#buttons) {
      this.#buttons = text;
      const lines = new Map();
      digits.forEach((digit, i) => {
        const button = make("button", digit.answered ? "" : "unsure", digit.answered ? this.#name(digit) : "?");
        button.type = "button";
        button.dataset.index = i;
        button.addEventListener("click", () => this.select(i));
        if (!lines.has(digit.line)) lines.set(digit.line, make("div", "line"));
        lines.get(digit.line).append(button);
      });
      verdict.replaceChildren(...lines.values());
      verdict.dataset.count = digits.length >= many ? "many" : digits.length >= few ? "few" : "one";
      verdict.parentElement.classList.toggle("many", digits.length > 3);
    }
    for (const button of verdict.querySelectorAll("button")) {
      const digit = digits[button.dataset.index];
      button.setAttribute("aria-pressed", Number(button.dataset.index) === selected);
      button.setAttribute("aria-label", `${digit.answered ? "" : "unsure, perhaps "}${this.#name(digit)}, ${percent(digit.probability)}`);
    }
    const digit = digits[selected];
    const says = element("says");
    if (digit.answered) says.replaceChildren(make("strong", "", `${percent(digit.probability)} sure`), digits.length > 1 ? `Digit ${selected + 1} of ${digits.length}` : `It is a ${this.#name(digit)}`);
    else says.replaceChildren(make("strong", "", "Not sure"), `Perhaps a ${this.#name(digit)}, ${percent(digit.probability)}`);
  }

  #showEvidence(digit) {
    const seen = element("seen");
    seen.getContext("2d").drawImage(digitCanvas(bytes(digit.pixels)), 0, 0);
    seen.setAttribute("aria-label", `What the network saw: 28 by 28 pixels that it takes for a ${this.#name(digit)}`);
    [...element("bars").children].forEach((bar, i) =>
      this.#showBar(bar, digit.probabilities[i], i === digit.label, !digit.answered, percent(digit.probabilities[i])));
  }

  #showBar(bar, probability, best, unsure, text) {
    bar.classList.toggle("best", best);
    bar.classList.toggle("unsure", unsure);
    bar.querySelector(".fill").style.width = `${100 * probability}%`;
    bar.querySelector(".value").textContent = text;
  }

  #showTimes(stages, roundTrip) {
    const longest = Math.max(...stages.map((stage) => stage.microseconds));
    const rows = stages.map(({ name, microseconds }) => {
      const row = make("div"), track = make("span", "track"), fill = make("span", "fill");
      fill.style.width = `${(100 * microseconds) / longest}%`;
      track.append(fill);
      track.setAttribute("aria-hidden", "true");
      row.append(make("dt", "", name), track, make("dd", "", milliseconds(microseconds)));
      return row;
    });
    if (roundTrip !== null) {
      const row = make("div", "whole");
      row.append(make("dt", "", "round trip, the browser included"), make("dd", "", milliseconds(1000 * roundTrip)));
      rows.push(row);
    }
    element("times").replaceChildren(...rows);
  }

  #sentence(digits) {
    if (digits.length === 1) {
      const [digit] = digits;
      return digit.answered ? `Answer: ${this.#name(digit)}, ${percent(digit.probability)}.` : `Not sure: perhaps ${this.#name(digit)}, ${percent(digit.probability)}.`;
    }
    return `${digits.length} digits: ${digits.map((d) => (d.answered ? this.#name(d) : "unsure")).join(" ")}.`;
  }

  #announce(sentence) {
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => {
      // Cameras repeat themselves; only news are spoken.
      const news = sentence.replace(/, [\d.]+ %/g, "");
      if (news === this.#announced && element("announce").textContent) return;
      this.#announced = news;
      element("announce").textContent = sentence;
    }, quiet);
  }
}

export function milliseconds(microseconds) {
  if (microseconds < 1000) return `${microseconds < 100 ? microseconds.toFixed(1) : microseconds.toFixed(0)} µs`;
  return `${(microseconds / 1000).toFixed(microseconds < 100000 ? 2 : 0)} ms`;
}
