import { sample, bytes } from "./api.js";
import { digitCanvas, gray } from "./gray.js";

// What touches the border may be clutter to the reader, so the drawing is sent with a margin of paper.
const margin = 16;
const sendScale = 0.5;
const mostSamples = 8;
// Samples have four pixels of paper on each side, of which a row needs only some.
const samplePitch = 22;
const sampleScale = 12;

export class Pad {
  #things = [];
  #stroke = null;
  #used = new Map();
  #width = 24;
  #sheet = document.createElement("canvas");

  constructor(canvas, changed, fail) {
    this.canvas = canvas;
    this.changed = changed;
    this.fail = fail;
    canvas.addEventListener("pointerdown", (e) => this.#begin(e));
    canvas.addEventListener("pointermove", (e) => this.#go(e));
    for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) canvas.addEventListener(name, () => (this.#stroke = null));
    canvas.addEventListener("keydown", (e) => this.#key(e));
    this.#paint();
  }

  get isEmpty() {
    return this.#things.length === 0;
  }

  set penWidth(width) {
    this.#width = width;
  }

  undo() {
    this.#things.pop();
    this.#paint();
    this.changed();
  }

  clear() {
    this.#things = [];
    this.#stroke = null;
    this.#paint();
    this.changed();
  }

  // Each time another one: the samples of a digit go round.
  async addSample(digit) {
    const index = this.#used.get(digit) ?? 0;
    this.#used.set(digit, index + 1);
    try {
      const { pixels } = await sample(digit, index);
      if (this.#samples().length === mostSamples) this.#things.splice(this.#things.indexOf(this.#samples()[0]), 1);
      this.#things.push({ sample: inked(digitCanvas(bytes(pixels), true)), digit });
      this.#paint();
      this.changed();
    } catch (fault) {
      this.fail(fault.message);
    }
  }

  // The picture that is sent, and how its boxes lie on the pad.
  picture() {
    const width = this.canvas.width * sendScale, height = this.canvas.height * sendScale;
    this.#sheet.width = width + 2 * margin;
    this.#sheet.height = height + 2 * margin;
    const context = this.#sheet.getContext("2d", { willReadFrequently: true });
    context.fillStyle = "#fff";
    context.fillRect(0, 0, this.#sheet.width, this.#sheet.height);
    context.imageSmoothingQuality = "high";
    context.drawImage(this.canvas, margin, margin, width, height);
    return { ...gray(this.#sheet), margin };
  }

  #samples() {
    return this.#things.filter((thing) => thing.sample);
  }

  #begin(e) {
    if (e.button !== 0) return;
    this.canvas.setPointerCapture(e.pointerId);
    this.#stroke = { points: [this.#point(e)], width: this.#width };
    this.#things.push(this.#stroke);
    this.#paint();
    this.changed();
  }

  #go(e) {
    if (!this.#stroke) return;
    const events = e.getCoalescedEvents?.() ?? [];
    for (const point of events.length ? events : [e]) this.#stroke.points.push(this.#point(point));
    this.#paint();
    this.changed();
  }

  #point(e) {
    const area = this.canvas.getBoundingClientRect();
    return [((e.clientX - area.left) * this.canvas.width) / area.width, ((e.clientY - area.top) * this.canvas.height) / area.height];
  }

  #key(e) {
    if (e.ctrlKey || e.metaKey || e.altKey) {
      if ((e.ctrlKey || e.metaKey) && e.key === "z") this.undo();
      else return;
    } else if (/^[0-9]$/.test(e.key)) this.addSample(Number(e.key));
    else if (e.key === "Backspace") this.undo();
    else if (e.key === "Escape" || e.key === "Delete") this.clear();
    else return;
    e.preventDefault();
  }

  #paint() {
    const context = this.canvas.getContext("2d", { willReadFrequently: true });
    const { width, height } = this.canvas;
    context.globalCompositeOperation = "source-over";
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.globalCompositeOperation = "darken";
    this.#paintSamples(context, width, height);
    for (const thing of this.#things) if (thing.points) paintStroke(context, thing);
  }

  #paintSamples(context, width, height) {
    const samples = this.#samples();
    if (samples.length === 0) return;
    const scale = Math.min(sampleScale, (width - 40) / (samplePitch * samples.length + 6));
    const pitch = samplePitch * scale, left = (width - pitch * (samples.length - 1) - 28 * scale) / 2, top = (height - 28 * scale) / 2;
    context.imageSmoothingQuality = "high";
    samples.forEach(({ sample: image }, i) => context.drawImage(image, left + i * pitch, top, 28 * scale, 28 * scale));
  }
}

// A sample is small: enlarged it is a cloud, whose edge is drawn again as a pen would.
function inked(small) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 28 * sampleScale;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.imageSmoothingQuality = "high";
  context.drawImage(small, 0, 0, canvas.width, canvas.height);
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  for (let i = 0; i < image.data.length; i += 4) {
    const ink = Math.max(0, Math.min(1, (170 - image.data[i]) / 70));
    image.data.set([255 - 235 * ink, 255 - 229 * ink, 255 - 221 * ink], i);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

// Curves through the middles between points: a quick stroke stays round.
function paintStroke(context, { points, width }) {
  context.lineCap = context.lineJoin = "round";
  context.lineWidth = width;
  context.strokeStyle = "#141a22";
  context.beginPath();
  context.moveTo(...points[0]);
  if (points.length === 1) context.lineTo(points[0][0] + 0.1, points[0][1]);
  for (let i = 1; i + 1 < points.length; i++)
    context.quadraticCurveTo(...points[i], (points[i][0] + points[i + 1][0]) / 2, (points[i][1] + points[i + 1][1]) / 2);
  context.lineTo(...points.at(-1));
  context.stroke();
}
