import { read, Refusal } from "./api.js";

// Sends pictures one at a time; while one is under way only the newest waits, so that the answer is never older than it must be.
export class Live {
  #next = null;
  #busy = false;
  #round = 0;

  constructor(settings, show, fail) {
    this.settings = settings;
    this.show = show;
    this.fail = fail;
  }

  // `take` gives the picture when its turn comes, or null; `then` is called after its answer.
  request(take, then = () => {}) {
    this.#next = { take, then };
    if (!this.#busy) this.#pump();
  }

  // Answers that are still on their way are no longer wanted.
  cancel() {
    this.#round++;
    this.#next = null;
  }

  async #pump() {
    this.#busy = true;
    while (this.#next) {
      const { take, then } = this.#next;
      const round = this.#round;
      this.#next = null;
      try {
        const picture = await take();
        if (picture && round === this.#round) {
          const start = performance.now();
          const { model, layersOf } = this.settings();
          const reading = await read(picture, model, layersOf);
          if (round === this.#round) this.show(reading, picture, performance.now() - start);
        }
      } catch (fault) {
        if (!(fault instanceof Refusal)) console.error(fault);
        if (round === this.#round) this.fail(fault.message);
        await new Promise((done) => setTimeout(done, Math.min(fault.wait ?? 500, 3000)));
      }
      if (round === this.#round) then();
    }
    this.#busy = false;
  }
}
