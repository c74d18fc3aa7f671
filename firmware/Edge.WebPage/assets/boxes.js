// Draws the boxes that were found over the picture, in the screen's own pixels.
const tagHeight = 24;

export class Boxes {
  #last = null;

  constructor(canvas, select) {
    this.canvas = canvas;
    this.select = select;
    new ResizeObserver(() => this.#paint()).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#paint());
  }

  // `picture` says how large the picture is and how wide its margin; `shown` how wide and high it lies in the stage.
  show(reading, picture, selected) {
    this.#last = reading && { reading, margin: picture.margin, selected };
    this.#paint();
  }

  // The digit at a point of the stage, or -1.
  at(x, y) {
    return this.#last ? this.#areas().findIndex((a) => x >= a.x && x <= a.x + a.width && y >= a.y && y <= a.y + a.height) : -1;
  }

  // Boxes in the stage's pixels; the picture is centred in it with its aspect kept.
  #areas() {
    const { reading, margin } = this.#last;
    const width = reading.width - 2 * margin, height = reading.height - 2 * margin;
    const stage = { width: this.canvas.clientWidth, height: this.canvas.clientHeight };
    const scale = Math.min(stage.width / width, stage.height / height);
    const left = (stage.width - width * scale) / 2 - margin * scale, top = (stage.height - height * scale) / 2 - margin * scale;
    return reading.digits.map((d) => ({ x: left + d.x * scale, y: top + d.y * scale, width: d.width * scale, height: d.height * scale }));
  }

  #paint() {
    const ratio = devicePixelRatio || 1;
    const { clientWidth, clientHeight } = this.canvas;
    this.canvas.width = clientWidth * ratio;
    this.canvas.height = clientHeight * ratio;
    if (!this.#last) return;
    const context = this.canvas.getContext("2d");
    context.scale(ratio, ratio);
    const style = getComputedStyle(this.canvas);
    const { reading, selected } = this.#last;
    const areas = this.#areas();
    areas.forEach((area, i) => {
      const digit = reading.digits[i];
      const colour = style.getPropertyValue(digit.answered ? "--blue" : "--orange");
      paintBox(context, area, colour, i === selected || areas.length === 1);
      paintTag(context, area, digit, colour, style.getPropertyValue("--paper"), clientWidth, areas.length > 12);
    });
  }
}

function paintBox(context, area, colour, strong) {
  const pad = 6;
  context.strokeStyle = colour;
  context.lineWidth = strong ? 3 : 1.75;
  context.globalAlpha = strong ? 1 : 0.8;
  context.beginPath();
  context.roundRect(area.x - pad, area.y - pad, area.width + 2 * pad, area.height + 2 * pad, 8);
  context.stroke();
  context.globalAlpha = 1;
}

function paintTag(context, area, digit, colour, ink, stageWidth, short) {
  const name = digit.answered ? `${digit.label}` : `${digit.label}?`;
  context.font = "650 14px system-ui, sans-serif";
  const full = `${name}  ${percent(digit.probability)}`;
  const text = short || context.measureText(full).width + 14 > area.width + 40 ? name : full;
  const width = context.measureText(text).width + 14;
  const x = Math.max(2, Math.min(area.x - 7.5, stageWidth - width - 2));
  const above = area.y - 8 - tagHeight;
  const y = above >= 2 ? above : Math.max(2, area.y + 2);
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(x, y, width, tagHeight, 6);
  context.fill();
  context.fillStyle = ink;
  context.textBaseline = "middle";
  context.fillText(text, x + 7, y + tagHeight / 2 + 0.5);
}

export function percent(probability) {
  const value = 100 * probability;
  return `${value >= 99.95 || value < 0.05 ? value.toFixed(0) : value.toFixed(1)} %`;
}
