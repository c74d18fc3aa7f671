import { make } from "./answer.js";

const macs = (count) => (count >= 1e6 ? `${(count / 1e6).toFixed(1)} M MACs` : `${Math.round(count / 1e3)} k MACs`);

// One of the networks.
export function choice(summary, checked, choose) {
  const label = make("label"), input = make("input"), text = make("span", "", summary.name);
  Object.assign(input, { type: "radio", name: "model", value: summary.name, checked });
  input.addEventListener("change", () => choose(summary));
  text.append(make("small", "", macs(summary.macs)));
  label.append(input, text);
  return label;
}

// A digit to try without drawing.
export function sampleButton(digit, add) {
  const button = make("button", "", digit);
  button.type = "button";
  button.setAttribute("aria-label", `Sample of ${digit}`);
  button.addEventListener("click", add);
  return button;
}
