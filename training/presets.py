"""Sizes and schedules. A schedule is a budget (minutes, or steps where given) and phases: from which
share of the budget on, photos of which side in batches of what size."""

BASE = {
    "dimension": 256,
    "max_tokens": 64,
    "image": {"stem": 48, "channels": [96, 192, 384], "blocks": [2, 2, 2]},
    "text": {"width": 256, "layers": 3, "heads": 4, "dropout": 0.1},
    "rate": 1.5e-3,
    "decay": 0.05,
    "average": 0.997,
    "wild": 0.14,
    "warmup": 150,
    "phases": [[0.0, 64, 512], [0.6, 80, 512], [0.85, 96, 448]],
}

PRESETS = {
    "cpu-2h": {**BASE, "minutes": 75},
    # The second run from a checkpoint: full resolution, demo products included.
    "cpu-finish": {**BASE, "minutes": 40, "rate": 6e-4, "warmup": 40, "phases": [[0.0, 96, 512]]},
    "gpu": {
        **BASE, "steps": 12000, "minutes": None, "rate": 1.5e-3, "warmup": 500, "average": 0.999,
        "phases": [[0.0, 64, 1024], [0.5, 96, 1024]],
    },
    "smoke": {**BASE, "minutes": None, "steps": 6, "warmup": 2, "phases": [[0.0, 64, 64], [0.5, 80, 64]]},
}
