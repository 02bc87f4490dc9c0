"""Where things lie. Everything made on the way stays in one work folder, `training/.work` by
default.
"""

from pathlib import Path

TRAINING = Path(__file__).resolve().parents[1]
PROJECT = TRAINING.parent
DEFAULT_WORK = TRAINING / ".work"
DEFAULT_DATA = PROJECT.parent / "shared" / "data"
SHIPPED_PAIR = PROJECT / "models" / "starter"


class WorkFolder:
    def __init__(self, path):
        self.path = Path(path)
        # What `prepare` makes.
        self.items = self.path / "items.json"
        self.tokenizer = self.path / "tokenizer.json"
        # What the pipeline makes besides.
        self.drawings = self.path / "drawings"
        self.queries = self.path / "queries.json"
        self.pack = self.path / "pack"
        self.records = self.path / "steps"
        self.exported = self.path / "exported"

    def photos(self, source):
        return self.path / f"{source}.npz"

    def checkpoint(self, step):
        """The towers as a step leaves them."""
        return self.path / f"{step}.pt"

    def unfinished(self, step):
        """What a step that was interrupted goes on from."""
        return self.path / "unfinished" / step
