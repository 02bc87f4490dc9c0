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
    # Shares of a batch: clothing photos, the demo catalogue's drawings (with --demo).
    "wild": 0.14,
    "drawn": 0.15,
    # The label bank joins every this many steps.
    "labels": 1,
    "warmup": 150,
    # Of a query's losses: all that it wants, the kind of thing, its department, and kind before the rest; whether a wider one
    # leaves out what a narrower one asks for; and what the answers of one text should be (losses.contrast).
    "weights": (0.9, 0.07, 0.03, 0.08),
    "tiers": False,
    "answers": "even",
    # Of each photo where the image tower's trunk stays as it is: the first unchanged, the others as shoppers take them.
    "views": 1,
    # Items of earlier batches that stay as further negatives.
    "memory": 2048,
    "phases": [[0.0, 64, 512], [0.6, 80, 512], [0.85, 96, 448]],
}

PRESETS = {
    "cpu-2h": {**BASE, "minutes": 75},
    # Two quiet cores for an evening: small batches, since steps are what is missing, and the size of the photos at the end.
    "cpu-quiet": {**BASE, "minutes": 62, "rate": 1.2e-3, "warmup": 200, "labels": 2, "drawn": 0.25, "average": 0.998,
                  "phases": [[0.0, 64, 256], [0.65, 80, 256]]},
    # Two cores for as long as there is time: the peak rate for three fifths of the budget, then a line down.
    "cpu-long": {**BASE, "minutes": 240, "rate": 1e-3, "warmup": 200, "labels": 2, "drawn": 0.2, "average": 0.998,
                 "cooldown": 0.62, "phases": [[0.0, 64, 256], [0.62, 80, 256]]},
    # Going on from what cpu-long or cpu-words made, for as long as there is time.
    "cpu-more": {**BASE, "minutes": 90, "rate": 6e-4, "warmup": 50, "labels": 2, "drawn": 0.2, "average": 0.998,
                 "cooldown": 0.35, "weights": (0.85, 0.12, 0.03, 0), "answers": "apart", "phases": [[0.0, 64, 256], [0.35, 80, 256]]},
    # The text tower and the image tower's projection, asked for what precision@k asks.
    "cpu-top": {**BASE, "minutes": 30, "rate": 3e-4, "warmup": 50, "labels": 2, "locked": True, "drawn": 0.16, "memory": 6144,
                "average": 0.99, "weights": (0.5, 0.4, 0.1, 0), "tiers": True, "answers": "top", "views": 3,
                "phases": [[0.0, 80, 384]]},
    # Going on from a checkpoint on a busy machine: many small steps.
    "cpu-finish": {**BASE, "minutes": 40, "rate": 4e-4, "warmup": 30, "labels": 2, "phases": [[0.0, 64, 256]]},
    # The first pair's image tower trained further: what a busy machine can afford.
    "cpu-small": {**BASE, "image": {"first": True}, "minutes": 45, "rate": 5e-4, "warmup": 40, "labels": 2,
                  "phases": [[0.0, 80, 256]]},
    # The text tower alone against the small image tower as it is: cheap steps.
    "cpu-text": {**BASE, "image": {"first": True}, "minutes": 15, "rate": 8e-4, "warmup": 15, "locked": True, "drawn": 0.4,
                 "phases": [[0.0, 80, 512]]},
    # The same for the large image tower, after cpu-long: --init its best checkpoint.
    "cpu-words": {**BASE, "minutes": 40, "rate": 6e-4, "warmup": 50, "locked": True, "drawn": 0.25, "memory": 4096,
                  "average": 0.998, "phases": [[0.0, 80, 512]]},
    "gpu": {
        **BASE, "steps": 12000, "minutes": None, "rate": 1.5e-3, "warmup": 500, "average": 0.999,
        "phases": [[0.0, 64, 1024], [0.5, 96, 1024]],
    },
    "smoke": {**BASE, "minutes": None, "steps": 6, "warmup": 2, "phases": [[0.0, 64, 64], [0.5, 80, 64]]},
}
