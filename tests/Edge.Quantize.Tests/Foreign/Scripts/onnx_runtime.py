"""ONNX Runtime by the npm package that the tests use; python3-onnxruntime is not among Debian's packages."""

import json
import os
import pathlib
import subprocess
import tempfile

import numpy
import onnx

PACKAGE = "onnxruntime-node@1.30.0"
FOLDER = pathlib.Path(os.environ.get("XDG_DATA_HOME", pathlib.Path.home() / ".local" / "share")) / "edge" / "onnxruntime-node"
PROGRAM = """
const ort = require('onnxruntime-node'), fs = require('fs');
const job = JSON.parse(fs.readFileSync(process.argv[1]));
(async () => {
  const session = await ort.InferenceSession.create(job.model, { intraOpNumThreads: 1, graphOptimizationLevel: job.optimize ? 'all' : 'disabled' });
  const data = fs.readFileSync(job.inputs), length = job.shape.reduce((a, b) => a * b, 1), results = [];
  for (let at = 0; at < data.length; at += 4 * length) {
    const floats = new Float32Array(data.buffer.slice(data.byteOffset + at, data.byteOffset + at + 4 * length));
    const outputs = await session.run({ [session.inputNames[0]]: new ort.Tensor('float32', floats, job.shape) });
    results.push(Object.fromEntries(Object.entries(outputs).filter(([, t]) => t.type === 'float32').map(([name, t]) => [name, { shape: t.dims, data: Array.from(t.data) }])));
  }
  fs.writeFileSync(job.outputs, JSON.stringify(results));
})().catch(e => { console.error(e.message); process.exit(1); });
"""


def install():
    """Fetches the package where the user's cache does not have it."""
    if (FOLDER / "node_modules" / "onnxruntime-node").exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "package.json").write_text('{ "private": true }')
    subprocess.run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", PACKAGE], cwd=FOLDER, check=True)


def run(model, samples, optimize=False):
    """The outputs by name of a model's bytes for each sample (an array without the batch)."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {key: os.path.join(folder, key) for key in ("model", "inputs", "outputs", "job")}
        pathlib.Path(paths["model"]).write_bytes(model)
        numpy.stack(samples).astype(numpy.float32).tofile(paths["inputs"])
        pathlib.Path(paths["job"]).write_text(json.dumps({**paths, "shape": [1, *samples[0].shape], "optimize": optimize}))
        ended = subprocess.run(["node", "-e", PROGRAM, paths["job"]], cwd=FOLDER, capture_output=True, text=True, timeout=300)
        if ended.returncode != 0:
            raise RuntimeError(ended.stderr.strip())
        results = json.loads(pathlib.Path(paths["outputs"]).read_text())
    return [{name: numpy.array(t["data"], numpy.float32).reshape(t["shape"]) for name, t in result.items()} for result in results]


def run_all(model, samples):
    """Like run, for every float tensor that a node computes."""
    whole = onnx.load_from_string(model)
    known = {o.name for o in whole.graph.output}
    for node in whole.graph.node:
        if node.op_type not in ("Shape", "Constant", "Gather", "Unsqueeze", "QuantizeLinear"):
            whole.graph.output.extend(onnx.ValueInfoProto(name=name) for name in node.output if name and name not in known)
    return run(whole.SerializeToString(), samples)
