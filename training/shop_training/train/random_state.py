"""The state of every random stream, so that a run that was interrupted goes on as if it had not
been.
"""

import numpy as np
import torch


def random_state(data=None):
    """data: a TrainingSet, whose own streams belong to it."""
    state = {"torch": torch.get_rng_state(), "numpy": np.random.get_state()}
    if torch.cuda.is_available():
        state["cuda"] = torch.cuda.get_rng_state()
    if data is not None:
        state["texts"] = data.rng.getstate()
        state["items"] = data.numpy_rng.bit_generator.state
    return state


def restore_random_state(state, data=None):
    torch.set_rng_state(state["torch"])
    np.random.set_state(state["numpy"])
    if "cuda" in state and torch.cuda.is_available():
        torch.cuda.set_rng_state(state["cuda"])
    if data is not None:
        data.rng.setstate(state["texts"])
        data.numpy_rng.bit_generator.state = state["items"]
