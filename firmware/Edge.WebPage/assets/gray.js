// Pictures of the browser as the grey bytes that the reader takes.

// Larger ones gain nothing: the reader shrinks them to 640 itself.
export const mostSide = 1024;

export function fit(width, height, most = mostSide) {
  const scale = Math.min(1, most / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

export function gray(canvas) {
  const { width, height } = canvas;
  const pixels = canvas.getContext("2d", { willReadFrequently: true }).getImageData(0, 0, width, height).data;
  const result = new Uint8Array(width * height);
  for (let i = 0, p = 0; i < result.length; i++, p += 4)
    result[i] = (77 * pixels[p] + 150 * pixels[p + 1] + 29 * pixels[p + 2] + 128) >> 8;
  return { width, height, gray: result };
}

// Transparent parts lie on white paper.
export function draw(canvas, image, width, height) {
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, width, height);
}

// 28x28 bytes, white ink on black, as a small canvas; `paper` turns them into dark ink on white.
export function digitCanvas(pixels, paper = false) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 28;
  const context = canvas.getContext("2d");
  const image = context.createImageData(28, 28);
  pixels.forEach((value, i) => {
    const shade = paper ? 255 - value : value;
    image.data.set([shade, shade, shade, 255], 4 * i);
  });
  context.putImageData(image, 0, 0);
  return canvas;
}
