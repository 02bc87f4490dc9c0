"""The stages of a long step. Each one's result is kept, so that an interrupted step goes on where
it was.
"""

from shop_training.model.checkpoint import load_file, save_atomically
from shop_training.train.random_state import random_state, restore_random_state


class Stages:
    def __init__(self, folder, data=None):
        """folder: Path, or None to keep nothing. data: the TrainingSet whose random streams go on
        too.
        """
        self.folder, self.data = folder, data

    def run(self, name, compute):
        """What compute(file) gives; read instead of computed where an earlier run came that far.

        file: where the stage's own loop may keep what it goes on from, or None.
        """
        if self.folder is None:
            return compute(None)
        kept, loop = self.folder / f"{name}.pt", self.folder / f"{name}.loop.pt"
        if kept.exists():
            saved = load_file(kept)
            restore_random_state(saved["random"], self.data)
            print(f"{name}: kept from an earlier run", flush=True)
            return saved["value"]
        value = compute(loop)
        save_atomically({"value": value, "random": random_state(self.data)}, kept)
        loop.unlink(missing_ok=True)
        return value
