"""Takes the encoder's first weights out of a TensorFlow Lite file, as arrays that encoder.py reads.

The file is object_detection_ssd_mobilenetv2_oidv4_fp16.tflite of the npm package
@mediapipe/objectron (Apache-2.0), a detector of 24 kinds of things in Open Images; there it lies in
objectron_solution_packed_assets.data, from the byte that objectron_solution_packed_assets_loader.js
names. Needs tensorflow, which training itself does not.
"""

import argparse
from pathlib import Path

import numpy as np
import tensorflow

CONVOLUTIONS = {"CONV_2D", "DEPTHWISE_CONV_2D"}
LAYERS = 51  # The first convolution, two of the first block, three of each of the sixteen others.


def unpacked(file):
    """The model's bytes, also out of the package's assets, where a TFL3 mark follows its start."""
    data = Path(file).read_bytes()
    mark = data.find(b"TFL3")
    if mark < 4:
        raise SystemExit(f"{file} holds no TensorFlow Lite model")
    return data[mark - 4 :]


def convolutions(model):
    """Kernels and biases in the order of the graph, kernels as out, in, high, wide."""
    interpreter = tensorflow.lite.Interpreter(
        model_content=model,
        experimental_op_resolver_type=tensorflow.lite.experimental.OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES,
    )
    interpreter.allocate_tensors()
    names = {tensor["index"]: tensor["name"] for tensor in interpreter.get_tensor_details()}
    stored = {}
    for operation in interpreter._get_ops_details():
        name, entering, leaving = operation["op_name"], operation["inputs"], operation["outputs"]
        if name == "DEQUANTIZE":
            stored[leaving[0]] = entering[0]
        elif name in CONVOLUTIONS and names[leaving[0]].startswith("FeatureExtractor/"):
            kernel, bias = (interpreter.get_tensor(stored.get(i, i)).astype(np.float32) for i in entering[1:3])
            order = (3, 0, 1, 2) if name == "DEPTHWISE_CONV_2D" else (0, 3, 1, 2)
            yield np.ascontiguousarray(kernel.transpose(order)), bias


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", help="the .tflite file, or the package's packed assets")
    parser.add_argument("out", type=Path, help="the .npz file to write")
    arguments = parser.parse_args()
    arrays = {}
    for number, (kernel, bias) in enumerate(convolutions(unpacked(arguments.model))):
        print(number, kernel.shape, f"{np.abs(kernel).mean():.4f} {np.abs(bias).mean():.4f}")
        arrays[f"kernel{number}"], arrays[f"bias{number}"] = kernel, bias
        if number == LAYERS - 1:
            break
    np.savez(arguments.out, **arrays)


if __name__ == "__main__":
    main()
