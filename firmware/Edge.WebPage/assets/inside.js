import { bytes, model as describe, profile } from "./api.js";
import { make, milliseconds } from "./answer.js";
import { layOut, ramps, tiles } from "./maps.js";

const kinds = {
  CONV_2D: "Convolution", DEPTHWISE_CONV_2D: "Depthwise convolution", FULLY_CONNECTED: "Fully connected", MAX_POOL_2D: "Max pooling", AVERAGE_POOL_2D: "Average pooling",
  MEAN: "Mean", SOFTMAX: "Softmax", RESHAPE: "Reshape", ADD: "Addition", PAD: "Padding", CONCATENATION: "Concatenation", LOGISTIC: "Sigmoid", QUANTIZE: "Requantisation",
};
// So many maps of a layer are shown at most.
const mostMaps = 128;
// Values with room for a name below each.
const mostNamed = 32;
const number = new Intl.NumberFormat("en");

export class Inside {
  #layers = new Map();
  #values = [];
  #ramps = ramps();
  #round = 0;
  #visible = false;
  #labels = [];

  constructor(root, facts, legend, wanted) {
    this.root = root;
    this.facts = facts;
    this.legend = legend;
    let width = 0;
    new ResizeObserver(([entry]) => {
      // Painting changes the height by itself.
      if (entry.contentRect.width === width) return;
      width = entry.contentRect.width;
      this.#repaint();
    }).observe(root);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.#ramps = ramps();
      this.#repaint();
    });
    // Only who looks has the layers sent.
    new IntersectionObserver(([entry]) => {
      const before = this.#visible;
      this.#visible = entry.isIntersecting;
      if (this.#visible && !before) wanted();
    }, { rootMargin: "200px" }).observe(root);
  }

  get isVisible() {
    return this.#visible;
  }

  // Another network: its layers without values. Gives the names of its classes.
  async open(summary) {
    const round = ++this.#round;
    const network = await describe(summary.name);
    if (round !== this.#round) return null;
    this.#labels = network.labels;
    this.#values = [];
    this.#layers.clear();
    const shown = network.layers.filter((layer) => layer.kind !== "RESHAPE");
    this.root.replaceChildren(...shown.map((layer) => this.#row(layer)));
    const accuracy = summary.accuracy === null ? "" : `${summary.accuracy.toFixed(2)} % right on MNIST's test set · `;
    this.facts.textContent = `${summary.name}: ${accuracy}${number.format(summary.macs)} multiply-accumulates · ${number.format(summary.constantBytes)} bytes of constants · ${number.format(summary.arenaBytes)} bytes of memory`;
    this.#repaint();
    this.#time(summary.name, round);
    return network.labels;
  }

  show(layers) {
    this.#values = layers ?? [];
    for (const [, layer] of this.#layers) layer.values = null;
    for (const values of this.#values) {
      const layer = this.#layers.get(values.index);
      if (layer) layer.values = { ...values, values: new Int8Array(bytes(values.values).buffer) };
    }
    for (const layer of this.#layers.values()) this.#paintValues(layer);
  }

  #row(layer) {
    const row = make("article", "layer"), text = make("div"), maps = make("div", "maps");
    const facts = make("dl");
    const fact = (name, value) => {
      const pair = make("div"), shown = make("dd", "", value);
      pair.append(make("dt", "", name), shown);
      facts.append(pair);
      return shown;
    };
    fact("Output", `${layer.shape.slice(1).join(" × ")} out`);
    if (layer.macs > 0) fact("Multiply-accumulates", `${number.format(layer.macs)} MACs`);
    if (layer.constantBytes > 0) fact("Constants", `${number.format(layer.constantBytes)} bytes`);
    const time = fact("Time on this machine", "…");
    text.append(make("h3", "", layer.name), make("p", "note", kinds[layer.kind] ?? layer.kind), facts);
    text.querySelector(".note").style.margin = "0";
    const canvas = make("canvas", "sheet"), waiting = make("p", "waiting", "Waits for a digit.");
    canvas.setAttribute("role", "img");
    canvas.hidden = true;
    const ticks = make("div", "ticks"), cut = make("p", "cut");
    ticks.setAttribute("aria-hidden", "true");
    maps.append(waiting, canvas, ticks, cut);
    const entry = { layer, canvas, waiting, ticks, cut, time, values: null, filters: null };
    if (layer.filters) maps.append(this.#filters(entry));
    row.append(text, maps);
    this.#layers.set(layer.index, entry);
    return row;
  }

  #filters(entry) {
    const { filters } = entry.layer;
    const details = make("details"), canvas = make("canvas", "sheet");
    const shown = filters.rows < filters.allRows || filters.columns < filters.allColumns ? `, the first ${filters.rows} × ${filters.columns} shown` : "";
    const what = filters.height > 1
      ? `${filters.allRows} × ${filters.allColumns} filters of ${filters.height} × ${filters.width}${shown}${filters.allColumns > 1 ? (filters.rows >= filters.columns ? ": a column for each output, a row for each input" : ": a row for each output, a column for each input") : ""}`
      : `${filters.allRows} rows of ${filters.width} weights${shown}`;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `Weights of ${entry.layer.name}: ${what}`);
    details.append(make("summary", "", "Filters"), make("p", "note", `${what}.`), canvas);
    details.addEventListener("toggle", () => this.#paintFilters(entry));
    entry.filters = { ...filters, details, canvas, values: new Int8Array(bytes(filters.values).buffer) };
    return details;
  }

  async #time(name, round) {
    try {
      const { steps } = await profile(name);
      if (round !== this.#round) return;
      for (const { layer, time } of this.#layers.values()) {
        const step = steps.find((s) => s.layers.includes(layer.name));
        const others = step?.layers.filter((other) => other !== layer.name) ?? [];
        time.textContent = step ? `${milliseconds(step.medianMicroseconds)}${others.length ? ` with ${others.join(", ")}` : ""}` : "–";
      }
    } catch {
      for (const { time } of this.#layers.values()) time.textContent = "not measured";
    }
  }

  #repaint() {
    this.#paintLegend();
    for (const entry of this.#layers.values()) {
      this.#paintValues(entry);
      this.#paintFilters(entry);
    }
  }

  #paintValues({ layer, canvas, waiting, ticks, cut, values }) {
    canvas.hidden = ticks.hidden = cut.hidden = !values;
    waiting.hidden = Boolean(values);
    const room = canvas.parentElement.clientWidth;
    if (!values || room < 28) return;
    const isMap = values.shape.length === 4 && values.shape[1] * values.shape[2] > 1;
    const [height, width] = isMap ? values.shape.slice(1, 3) : [1, 1];
    const channels = values.values.length / (height * width), count = isMap ? Math.min(channels, mostMaps) : channels;
    let least = 0, largest = 0;
    for (const value of values.values) {
      least = Math.min(least, value - values.zeroPoint);
      largest = Math.max(largest, value - values.zeroPoint);
    }
    const reach = Math.max(largest, -least, 1), signed = least < 0;
    const sheet = isMap ? layOut(count, height, width, room, 42, 64) : layOut(count, 1, 1, room, 14, 30);
    tiles(canvas, sheet, signed ? this.#ramps.signed : this.#ramps.magnitude, (tile, y, x) => {
      const share = (values.values[(y * width + x) * channels + tile] - values.zeroPoint) / reach;
      return Math.round(signed ? 127.5 + 127.5 * share : 255 * share);
    });
    this.#nameValues(ticks, !isMap && channels === this.#labels.length && sheet.columns === channels ? sheet.zoom + 1 : 0);
    cut.textContent = count < channels ? `${count} of ${channels} maps shown` : "";
    canvas.setAttribute("aria-label", `${layer.name}: ${channels} ${isMap ? `maps of ${height} by ${width}` : "values"}, from ${(least * values.scale).toFixed(2)} to ${(largest * values.scale).toFixed(2)}`);
  }

  // The names of the classes below the values of the last layers.
  #nameValues(ticks, pitch) {
    if (!pitch || this.#labels.length > mostNamed) return ticks.replaceChildren();
    if (ticks.childElementCount !== this.#labels.length) ticks.replaceChildren(...this.#labels.map((label) => make("span", "", label)));
    for (const tick of ticks.children) tick.style.width = `${pitch}px`;
  }

  #paintFilters({ filters }) {
    if (!filters?.details.open) return;
    const room = filters.canvas.parentElement.clientWidth;
    const { rows, columns, height, width, values } = filters;
    const reach = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    const area = height * width;
    // The page is wider than high: what there is more of, outputs or inputs, goes to the right.
    const across = Math.max(rows, columns);
    const sheet = columns === 1 && height > 1
      ? { ...layOut(rows, height, width, 0.92 * room, 36, 48), gap: 3 }
      : height === 1
        ? { count: rows, columns: 1, height, width, zoom: Math.max(1, Math.min(4, Math.floor(room / width))) }
        : { count: rows * columns, columns: across, height, width, gap: 2, zoom: Math.max(1, Math.min(8, Math.floor((room / across - 2) / width))) };
    const place = (tile) => (columns > 1 && across === rows ? (tile % rows) * columns + Math.floor(tile / rows) : tile);
    tiles(filters.canvas, sheet, this.#ramps.signed, (tile, y, x) => Math.round(127.5 + (127.5 * values[place(tile) * area + y * width + x]) / reach));
  }

  #paintLegend() {
    const bar = (ramp, text) => {
      const item = make("span"), canvas = make("canvas");
      tiles(canvas, { count: 256, columns: 256, height: 1, width: 1, zoom: 1, gap: 0 }, ramp, (tile) => tile);
      canvas.setAttribute("aria-hidden", "true");
      item.append(canvas, text);
      return item;
    };
    this.legend.replaceChildren(bar(this.#ramps.magnitude, "0 to a layer's largest value"), bar(this.#ramps.signed, "negative, 0, positive"));
  }
}
