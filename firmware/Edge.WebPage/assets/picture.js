import { draw, fit, gray } from "./gray.js";

// A picture file, dropped, pasted, chosen or photographed. What the browser cannot show (PGM, PPM) goes to the server as it is.
export class Picture {
  #current = null;

  constructor(view) {
    this.view = view;
  }

  get isEmpty() {
    return this.#current === null;
  }

  async open(file) {
    try {
      const image = await createImageBitmap(file, { imageOrientation: "from-image" });
      const { width, height } = fit(image.width, image.height);
      draw(this.view, image, width, height);
      image.close();
      this.#current = { ...gray(this.view), margin: 0 };
    } catch {
      this.view.width = this.view.height = 1;
      this.#current = { file, margin: 0 };
    }
  }

  picture() {
    return this.#current;
  }

  // Another source has drawn on the view since.
  async show() {
    if (!this.#current?.gray) return;
    const { width, height, gray: values } = this.#current;
    this.view.width = width;
    this.view.height = height;
    const context = this.view.getContext("2d");
    const image = context.createImageData(width, height);
    values.forEach((value, i) => image.data.set([value, value, value, 255], 4 * i));
    context.putImageData(image, 0, 0);
  }
}

// Calls back with the file of every drop and paste; text and links are left alone.
export function watchFiles(open) {
  const files = (transfer) => [...(transfer?.items ?? [])].some((item) => item.kind === "file");
  let depth = 0;
  const mark = (on) => document.body.classList.toggle("dropping", on);
  addEventListener("dragenter", (e) => files(e.dataTransfer) && (depth++, mark(true)));
  addEventListener("dragleave", (e) => files(e.dataTransfer) && (depth = Math.max(0, depth - 1), mark(depth > 0)));
  addEventListener("dragover", (e) => files(e.dataTransfer) && e.preventDefault());
  addEventListener("drop", (e) => {
    depth = 0;
    mark(false);
    const file = e.dataTransfer?.files[0];
    if (!file) return;
    e.preventDefault();
    open(file);
  });
  addEventListener("paste", (e) => {
    const file = e.clipboardData?.files[0];
    if (file) open(file);
  });
}
