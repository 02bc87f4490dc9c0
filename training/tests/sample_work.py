"""A prepared work folder of the sample data, made once for all tests."""

import atexit
import functools
import tempfile
from pathlib import Path

from shop_training.data.prepare import prepare
from shop_training.data.training_set import TrainingSet
from shop_training.folders import WorkFolder
from tests.sample_data import write_sample_data, write_sample_drawings, write_sample_queries

LEAST_TITLES = 2


@functools.cache
def sample_work():
    temporary = tempfile.TemporaryDirectory(prefix="shop-training-")
    atexit.register(temporary.cleanup)
    folder = Path(temporary.name)
    work = WorkFolder(folder / "work")
    write_sample_data(folder / "data")
    write_sample_drawings(folder / "drawings")
    prepare(work, folder / "data", [folder / "drawings"], pieces=300)
    write_sample_queries(work.queries)
    return work


def sample_training_set(seed=0):
    return TrainingSet(sample_work(), seed, LEAST_TITLES)
