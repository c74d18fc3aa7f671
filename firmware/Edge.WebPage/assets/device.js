import { bytes, stream, Refusal } from "./api.js";
import { draw } from "./gray.js";

// The device's own camera, which the server reads; it is open while this runs.
export class Device {
  #abort = null;

  constructor(view, show, fail) {
    this.view = view;
    this.show = show;
    this.fail = fail;
  }

  async start(model, layersOf) {
    this.stop();
    const abort = (this.#abort = new AbortController());
    while (!abort.signal.aborted) {
      let wait = 1000;
      try {
        await stream(model, layersOf, abort.signal, (name, data) => this.#receive(name, data, abort.signal));
      } catch (fault) {
        if (abort.signal.aborted) return;
        this.fail(fault instanceof Refusal ? fault.message : "The program has ended the camera's stream: start it again, then go on here.");
        wait = Math.max(wait, fault.wait ?? 0);
      }
      await new Promise((done) => setTimeout(done, wait));
    }
  }

  stop() {
    this.#abort?.abort();
    this.#abort = null;
  }

  async #receive(name, data, signal) {
    if (name === "notice") return this.fail(data.message);
    const image = await createImageBitmap(new Blob([bytes(data.picture)], { type: "image/png" }));
    if (signal.aborted) return;
    draw(this.view, image, image.width, image.height);
    image.close();
    this.show(data.reading, { margin: 0 }, null);
  }
}
