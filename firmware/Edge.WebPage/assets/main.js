import * as api from "./api.js";
import { Answer } from "./answer.js";
import { Boxes } from "./boxes.js";
import { BrowserCamera } from "./browser-camera.js";
import { choice, sampleButton } from "./choices.js";
import { Device } from "./device.js";
import { Inside } from "./inside.js";
import { Live } from "./live.js";
import { Pad } from "./pad.js";
import { Picture, watchFiles } from "./picture.js";
import { Steady } from "./steady.js";
import { Tabs } from "./tabs.js";

const element = (id) => document.getElementById(id);
const hints = {
  draw: "Draw a digit here",
  camera: "The camera opens …",
  picture: "Choose, drop or paste a picture",
  device: "The device's camera opens …",
};
const messageTime = 7000;
const frameTime = 40;

const view = element("view"), pad = element("pad");
const state = { source: "draw", model: null, selected: 0, last: null, frozen: false, frame: 0 };
let hiding = 0;

const answer = new Answer(select);
const boxes = new Boxes(element("boxes"));
const inside = new Inside(element("layers"), element("facts"), element("legend"), refresh);
const steady = new Steady();
const live = new Live(() => ({ model: state.model, layersOf: layersOf() }), show, failed);
const drawing = new Pad(pad, drawn, tell);
const picture = new Picture(view);
const camera = new BrowserCamera(view);
const device = new Device(view, (reading, shown) => state.frozen || show(reading, shown, null), tell);
const tabs = new Tabs(document.querySelector("[role=tablist]"), element("source"), choose);

function layersOf() {
  return inside.isVisible ? state.selected : null;
}

function tell(sentence) {
  element("message").textContent = sentence;
  element("message").classList.add("shown");
  clearTimeout(hiding);
  hiding = setTimeout(() => element("message").classList.remove("shown"), messageTime);
}

function failed(sentence) {
  tell(sentence);
  if (!state.last) element("hint").textContent = hints[state.source];
}

function show(reading, shown, roundTrip) {
  if (state.source === "camera") steady.smooth(reading);
  state.selected = Math.min(state.selected, Math.max(0, reading.digits.length - 1));
  state.last = { reading, shown, roundTrip };
  element("hint").textContent = "";
  paint();
}

function paint() {
  if (!state.last) return;
  const { reading, shown, roundTrip } = state.last;
  answer.show(reading, state.selected, roundTrip);
  boxes.show(reading, shown, state.selected);
  if (reading.layers || reading.digits.length === 0) inside.show(reading.layers);
  describeView(reading);
}

function describeView(reading) {
  const found = reading.digits.map((digit) => digit.label).join(" ");
  view.setAttribute("aria-label", reading.digits.length ? `Picture with ${reading.digits.length === 1 ? "the digit" : "the digits"} ${found}` : "Picture without a digit");
}

function nothing() {
  live.cancel();
  state.last = null;
  element("hint").textContent = hints[state.source];
  answer.showNothing(state.source === "draw" ? "Draw a digit" : "No picture yet");
  boxes.show(null);
  inside.show(null);
}

function select(index) {
  state.selected = index;
  paint();
  refresh();
}

// The same picture again, for another digit or network or because somebody looks at the layers.
function refresh() {
  if (!state.model || !state.last) return;
  if (state.source === "draw" && !drawing.isEmpty) live.request(() => drawing.picture());
  if (state.source === "picture") live.request(() => picture.picture());
  if (state.source === "camera" && state.frozen) live.request(() => state.last.shown);
  if (state.source === "device") device.start(state.model, layersOf());
}

function drawn() {
  element("undo").disabled = element("clear").disabled = drawing.isEmpty;
  if (state.source !== "draw") return;
  if (drawing.isEmpty) return nothing();
  element("hint").textContent = "";
  live.request(() => (drawing.isEmpty ? null : drawing.picture()));
}

function choose(source) {
  camera.stop();
  device.stop();
  steady.reset();
  freeze(false);
  state.source = source;
  state.selected = 0;
  nothing();
  pad.hidden = source !== "draw";
  view.hidden = source === "draw";
  if (!view.hidden) view.width = view.height = 1;
  for (const tools of document.querySelectorAll(".tools")) tools.hidden = tools.dataset.source !== source;
  if (source === "draw") drawn();
  if (source === "camera") openCamera();
  if (source === "device") device.start(state.model, layersOf());
  if (source === "picture" && !picture.isEmpty) picture.show().then(() => live.request(() => picture.picture()));
}

async function openCamera(deviceId) {
  try {
    if (!(await camera.start(deviceId))) return;
  } catch (fault) {
    element("hint").textContent = fault.message;
    answer.showNothing("No camera");
    return;
  }
  nextFrame();
  const devices = await camera.devices();
  element("camera-choice").hidden = devices.length < 2;
  element("camera-device").replaceChildren(...devices.map((d, i) => new Option(d.label || `Camera ${i + 1}`, d.deviceId, false, d.deviceId === camera.deviceId)));
}

// Frames leave room for the rest of the page, on a slow machine more than on a fast one.
function nextFrame() {
  if (state.source !== "camera" || state.frozen) return;
  clearTimeout(state.frame);
  state.frame = setTimeout(() => live.request(() => (state.frozen ? null : camera.picture()), nextFrame), frameTime);
}

function freeze(on) {
  state.frozen = on;
  for (const id of ["camera-freeze", "device-freeze"]) element(id).setAttribute("aria-pressed", on);
  if (!on) nextFrame();
}

async function useModel(summary) {
  state.model = summary.name;
  steady.reset();
  try {
    const labels = await inside.open(summary);
    if (!labels) return;
    answer.labels = labels;
    paint();
    refresh();
  } catch (fault) {
    tell(fault.message);
  }
}

function openFile(file) {
  if (state.source !== "picture") tabs.select("tab-picture");
  state.selected = 0;
  element("hint").textContent = "";
  live.request(async () => {
    await picture.open(file);
    return picture.picture();
  });
}

async function begin() {
  const { models, default: first } = await api.models();
  element("models").append(...models.map((summary) => choice(summary, summary.name === first, useModel)));
  await useModel(models.find((summary) => summary.name === first));
  const { available, name } = await api.camera();
  element("tab-device").hidden = !available;
  element("device-name").textContent = name;
  document.body.dataset.ready = "true";
}

element("samples").append(...Array.from({ length: 10 }, (_, digit) => sampleButton(digit, () => drawing.addSample(digit))));
element("undo").addEventListener("click", () => drawing.undo());
element("clear").addEventListener("click", () => drawing.clear());
element("pen").addEventListener("input", (e) => (drawing.penWidth = Number(e.target.value)));
element("camera-freeze").addEventListener("click", () => freeze(!state.frozen));
element("device-freeze").addEventListener("click", () => freeze(!state.frozen));
element("camera-device").addEventListener("change", (e) => openCamera(e.target.value));
for (const id of ["file", "photo"])
  element(id).addEventListener("change", (e) => {
    if (e.target.files[0]) openFile(e.target.files[0]);
    e.target.value = "";
  });
view.parentElement.addEventListener("click", (e) => {
  const area = element("boxes").getBoundingClientRect();
  const index = state.source === "draw" ? -1 : boxes.at(e.clientX - area.left, e.clientY - area.top);
  if (index >= 0) select(index);
});
watchFiles(openFile);
nothing();
begin().catch((fault) => tell(fault.message));
