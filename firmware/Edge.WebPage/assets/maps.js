// Numbers as small pictures in the theme's colours.

function parse(colour) {
  const hex = colour.trim().replace("#", "");
  return [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16));
}

function blend(stops, share) {
  const at = Math.max(0, Math.min(1, share)) * (stops.length - 1);
  const low = Math.min(Math.floor(at), stops.length - 2);
  return stops[low].map((value, i) => Math.round(value + (at - low) * (stops[low + 1][i] - value)));
}

function table(stops) {
  return Array.from({ length: 256 }, (_, i) => blend(stops, i / 255));
}

// Two ramps: 0 to the largest, and the most negative over 0 to the most positive.
export function ramps() {
  const style = getComputedStyle(document.documentElement);
  const one = (name) => parse(style.getPropertyValue(name));
  return {
    magnitude: table(style.getPropertyValue("--ramp").trim().split(/\s+/).map(parse)),
    signed: table([one("--negative"), one("--neutral"), one("--positive")]),
  };
}

// Draws tiles of height x width, `columns` of them in a row; value(tile, y, x) gives 0 to 255, an index into the ramp.
export function tiles(canvas, { count, columns, height, width, zoom, gap = 1 }, ramp, value) {
  const rows = Math.ceil(count / columns);
  const cellWidth = width * zoom + gap, cellHeight = height * zoom + gap;
  canvas.width = columns * cellWidth - gap;
  canvas.height = rows * cellHeight - gap;
  const context = canvas.getContext("2d");
  const image = context.createImageData(canvas.width, canvas.height);
  const words = new Uint32Array(image.data.buffer);
  const packed = ramp.map(([r, g, b]) => (255 << 24) | (b << 16) | (g << 8) | r);
  for (let tile = 0; tile < count; tile++) {
    const left = (tile % columns) * cellWidth, top = Math.floor(tile / columns) * cellHeight;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const colour = packed[value(tile, y, x)];
        for (let dy = 0; dy < zoom; dy++) {
          const start = (top + y * zoom + dy) * canvas.width + left + x * zoom;
          words.fill(colour, start, start + zoom);
        }
      }
  }
  context.putImageData(image, 0, 0);
}

// How many tiles go into a row of some screen pixels, and how large each of their pixels is.
export function layOut(count, height, width, room, least, most) {
  const zoom = Math.max(1, Math.min(Math.floor(most / width), Math.max(Math.ceil(least / width), Math.floor(room / (count * width)))));
  const columns = Math.max(1, Math.min(count, Math.floor((room + 1) / (width * zoom + 1))));
  return { count, columns, height, width, zoom };
}
