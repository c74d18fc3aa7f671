// Frames of a camera differ by noise: each digit's probabilities are those of its last frames, weighted, so that the answer holds still.
const keep = 0.65;
const leastOverlap = 0.3;

export class Steady {
  #before = [];

  reset() {
    this.#before = [];
  }

  smooth(reading) {
    for (const digit of reading.digits) {
      const same = this.#before.find((other) => overlap(digit, other) >= leastOverlap);
      if (!same) continue;
      digit.probabilities = digit.probabilities.map((p, i) => keep * same.probabilities[i] + (1 - keep) * p);
      digit.label = digit.probabilities.indexOf(Math.max(...digit.probabilities));
      digit.probability = digit.probabilities[digit.label];
      // One doubtful frame does not take an answer back, nor does one sure frame give it.
      digit.answered = (same.answered ? 0.4 : 0.6) <= digit.probability;
    }
    this.#before = reading.digits;
    return reading;
  }
}

// Intersection over union.
function overlap(a, b) {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const both = width * height;
  return both / (a.width * a.height + b.width * b.height - both);
}
