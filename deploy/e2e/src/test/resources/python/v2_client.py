"""Talks to an inference service as any program that uses tritonclient does: python v2_client.py HOST:PORT

The model "waves" takes 48 numbers; its 4x4 pixels are 127.5 * tanh of them + 127.5, colour by colour.
"""
import sys

import numpy as np
import tritonclient.grpc as grpc
import tritonclient.http as http
from tritonclient.utils import InferenceServerException

LATENTS = np.random.default_rng(7).standard_normal((3, 48)).astype(np.float32)
WANTED = (127.5 * np.tanh(LATENTS) + 127.5).reshape(3, 3, 4, 4).transpose(0, 2, 3, 1)


def check(images):
    assert images.shape == WANTED.shape and images.dtype == np.uint8, (images.shape, images.dtype)
    assert np.abs(images - WANTED).max() <= 1, (images, WANTED)


def given(module, numbers, **how):
    tensor = module.InferInput("latents", list(numbers.shape), "FP32")
    tensor.set_data_from_numpy(numbers, **how)
    return [tensor]


def refused(call, *words):
    try:
        call()
    except InferenceServerException as error:
        assert all(word in str(error) for word in words), error
    else:
        raise AssertionError(f"nothing was refused; wanted {words}")


def talk(module, address, metadata):
    client = module.InferenceServerClient(address)
    assert client.is_server_live() and client.is_server_ready() and client.is_model_ready("waves")
    server, model = client.get_server_metadata(**metadata), client.get_model_metadata("waves", **metadata)
    assert server["name"] == "crescendo" and "binary_tensor_data" in server["extensions"], server
    shapes = {port["name"]: [int(side) for side in port["shape"]] for port in model["inputs"] + model["outputs"]}
    assert shapes["latents"] == [-1, 48] and shapes["images"] == [-1, 4, 4, 3], model
    wanted = [module.InferRequestedOutput("images")]
    for version in ("", model["versions"][-1]):
        answer = client.infer("waves", given(module, LATENTS), version, wanted, request_id="a7")
        check(answer.as_numpy("images"))
    refused(lambda: client.infer("waves", given(module, LATENTS[:, :2])), "input latents", "[n, 48]")
    refused(lambda: client.get_model_metadata("nothing"), "nothing")
    return client


def main(address):
    talk(grpc, address, {"as_json": True})
    client = talk(http, address, {})
    json_only = [http.InferRequestedOutput("images", binary_data=False)]
    check(client.infer("waves", given(http, LATENTS, binary_data=False), outputs=json_only).as_numpy("images"))
    check(client.async_infer("waves", given(http, LATENTS)).get_result().as_numpy("images"))
    print("tritonclient is answered over REST and gRPC")


main(sys.argv[1])
