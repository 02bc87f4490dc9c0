"""Progress, on the screen and as one JSON object a line."""

import json
import time


class Log:
    def __init__(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path, self.began = path, time.time()

    def write(self, **values):
        seconds = time.time() - self.began
        with open(self.path, "a", encoding="utf-8") as file:
            file.write(json.dumps({"seconds": round(seconds, 1), **values}) + "\n")
        text = " ".join(f"{name} {value}" for name, value in values.items())
        print(f"{seconds:7.1f} s  {text}", flush=True)
