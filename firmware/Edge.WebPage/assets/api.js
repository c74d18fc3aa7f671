// The server's interface. Every refusal comes as one sentence, which the page shows as it is.

export class Refusal extends Error {
  constructor(sentence, status, wait) {
    super(sentence);
    this.status = status;
    this.wait = wait;
  }
}

async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch (fault) {
    if (fault.name === "AbortError") throw fault;
    throw new Refusal("The program does not answer: start it again, then go on here.", 0, 2000);
  }
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  const wait = 1000 * Number(answer.headers.get("Retry-After") ?? 1);
  throw new Refusal(problem.detail ?? `The program answered with status ${answer.status}.`, answer.status, wait);
}

async function get(path) {
  return (await ask(path)).json();
}

export const models = () => get("/api/models");
export const model = (name) => get(`/api/models/${encodeURIComponent(name)}`);
export const profile = (name) => get(`/api/models/${encodeURIComponent(name)}/profile`);
export const camera = () => get("/api/camera");
export const sample = (digit, index) => get(`/api/samples/${digit}?index=${index}`);

// A picture is either { width, height, gray } or { file }.
export async function read(picture, modelName, layersOf) {
  const query = new URLSearchParams({ model: modelName });
  if (layersOf !== null) query.set("layers", layersOf);
  if (picture.gray) {
    query.set("width", picture.width);
    query.set("height", picture.height);
  }
  const body = picture.gray ?? picture.file;
  const answer = await ask(`/api/read?${query}`, { method: "POST", body, headers: { "Content-Type": "application/octet-stream" } });
  return answer.json();
}

// The device's camera: calls back with (name, data) for each server-sent event until the signal ends it.
export async function stream(modelName, layersOf, signal, receive) {
  const query = new URLSearchParams({ model: modelName });
  if (layersOf !== null) query.set("layers", layersOf);
  const answer = await ask(`/api/stream?${query}`, { signal });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const lines = text.slice(0, end).split("\n");
      text = text.slice(end + 2);
      const field = (name) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      if (field("data")) receive(field("event"), JSON.parse(field("data")));
    }
  }
}

export function bytes(base64) {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
}
