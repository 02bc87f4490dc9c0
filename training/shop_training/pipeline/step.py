"""A step of the pipeline, and the records that say which steps are complete."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TODO, UNFINISHED, COMPLETE = "to do", "goes on", "complete"


@dataclass(frozen=True)
class Step:
    """settings: what the outputs depend on besides the inputs, as JSON can hold it."""

    name: str
    summary: str
    inputs: tuple[Path, ...]
    outputs: tuple[Path, ...]
    settings: dict
    run: Callable[[], None]


class Records:
    """One file for each complete step: its settings, and fingerprints of its inputs.

    A step is complete while those are the same and its outputs are there. So a step that is made
    anew makes the later ones incomplete, on any machine.
    """

    def __init__(self, work):
        self.work = work

    def state(self, step):
        now, is_made = self._now(step), all(path.exists() for path in step.outputs)
        if is_made and self._read(self._record(step)) == now:
            return COMPLETE
        return UNFINISHED if self._read(self._begun(step)) == now else TODO

    def perform(self, step):
        """Runs a step, from where it was interrupted if its settings and inputs are the same."""
        missing = [str(path) for path in step.inputs if not path.exists()]
        if missing:
            raise SystemExit(f"{step.name} needs {', '.join(missing)}")
        if self.state(step) != UNFINISHED:
            shutil.rmtree(self.work.unfinished(step.name), ignore_errors=True)
            _write(self._begun(step), self._now(step))
        self._record(step).unlink(missing_ok=True)
        step.run()
        absent = [str(path) for path in step.outputs if not path.exists()]
        if absent:
            raise SystemExit(f"{step.name} ended without {', '.join(absent)}")
        _write(self._record(step), self._now(step))
        shutil.rmtree(self.work.unfinished(step.name))

    def _now(self, step):
        inputs = {path.name: _fingerprint(path) for path in step.inputs if path.exists()}
        return {"settings": json.loads(json.dumps(step.settings)), "inputs": inputs}

    def _record(self, step):
        return self.work.records / f"{step.name}.json"

    def _begun(self, step):
        return self.work.unfinished(step.name) / "begun.json"

    @staticmethod
    def _read(path):
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def _write(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")


def _fingerprint(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
