import { draw, fit, gray } from "./gray.js";

// The browser's camera. Browsers give it to pages of this machine or over https alone; elsewhere a photo does.
const mostSide = 640;

export class BrowserCamera {
  #stream = null;
  #video = Object.assign(document.createElement("video"), { muted: true, playsInline: true });
  #round = 0;

  constructor(view) {
    this.view = view;
  }

  async start(deviceId) {
    this.stop();
    const round = this.#round;
    if (!navigator.mediaDevices?.getUserMedia)
      throw new Error("The browser gives its camera only to pages of its own machine or over https; open Picture and take a photo instead.");
    const video = deviceId ? { deviceId: { exact: deviceId } } : { facingMode: "environment" };
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { ...video, width: { ideal: 640 }, height: { ideal: 480 } }, audio: false });
    } catch (fault) {
      throw new Error(reason(fault));
    }
    if (round !== this.#round) {
      stream.getTracks().forEach((track) => track.stop());
      return false;
    }
    this.#stream = stream;
    this.#video.srcObject = stream;
    await this.#video.play().catch(() => {});
    return round === this.#round;
  }

  stop() {
    this.#round++;
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = null;
    this.#video.srcObject = null;
  }

  // The cameras to choose from, where there are several.
  async devices() {
    const all = await navigator.mediaDevices.enumerateDevices();
    return all.filter((device) => device.kind === "videoinput");
  }

  get deviceId() {
    return this.#stream?.getVideoTracks()[0]?.getSettings().deviceId ?? "";
  }

  // Shows the newest frame and gives its grey bytes; null before the first one.
  picture() {
    if (!this.#stream || this.#video.readyState < 2) return null;
    const { width, height } = fit(this.#video.videoWidth, this.#video.videoHeight, mostSide);
    draw(this.view, this.#video, width, height);
    return { ...gray(this.view), margin: 0 };
  }
}

function reason(fault) {
  switch (fault.name) {
    case "NotAllowedError":
      return "The browser may not use the camera: allow it for this page in the address bar, then choose Camera again.";
    case "NotFoundError":
    case "OverconstrainedError":
      return "This machine has no camera that the browser can use: plug one in, or choose Picture.";
    case "NotReadableError":
      return "The camera is in use: close the program that has it, then choose Camera again.";
    default:
      return `The camera cannot be used (${fault.name}): choose Picture instead.`;
  }
}
