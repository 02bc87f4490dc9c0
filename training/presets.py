"""Sizes and schedules. A schedule is a budget (minutes, or steps where given) and phases: from which
share of the budget on, photos of which side in batches of what size."""

IMAGE_TRUNK = ("image.stem", "image.stages.0", "image.stages.1", "image.stages.2", "image.centre")
TEXT_START = ("text.words", "text.places", "text.layers.0", "text.layers.1")
TEXT_TRUNK = ("text.words", "text.places", "text.layers", "text.norm", "text.centre", "text.dropout")

BASE = {
    "dimension": 256,
    "max_tokens": 64,
    "image": {"stem": 48, "channels": [96, 192, 384], "blocks": [2, 2, 2], "strides": [2, 2, 2], "hidden": 1024, "mirror": True},
    "text": {"width": 256, "layers": 3, "heads": 4, "dropout": 0.1, "hidden": 1024},
    "rate": 1.5e-3,
    # Of the rate, what the trunks get: the readings behind them may be younger.
    "trunks": 1.0,
    "decay": 0.05,
    "average": 0.998,
    # Shares of a batch: clothing photos, the demo catalogue's drawings (with --demo).
    "wild": 0.14,
    "drawn": 0.2,
    # The label bank joins every this many steps.
    "labels": 2,
    "warmup": 150,
    # Of a query's losses: all that it wants, the kind of thing, its department.
    "weights": (0.75, 0.2, 0.05),
    # Texts of a batch that ask for nothing there is.
    "foreign": 48,
    # Parts that stay as they are.
    "held": (),
    # Steps for the concepts alone, where trunks are locked, and whether the codebook is laid out anew after them.
    "concepts": 0,
    "turned": False,
    # Of each photo where the image tower's trunk stays as it is: the first unchanged, the others as shoppers take them.
    "views": 2,
    # Items of earlier batches that stay as further negatives.
    "memory": 2048,
}

PRESETS = {
    # From scratch on two cores for as long as there is time: the peak rate for three fifths of the budget, then a line down.
    "cpu-long": {**BASE, "minutes": 240, "rate": 1e-3, "warmup": 200, "cooldown": 0.62, "phases": [[0.0, 64, 256], [0.62, 80, 256]]},
    # Both readings, the trunks as they are: the concepts alone for so many steps, the codebook laid out anew, then all losses.
    "cpu-read": {**BASE, "steps": 200, "rate": 5e-4, "warmup": 30, "locked": True, "held": IMAGE_TRUNK + TEXT_TRUNK, "concepts": 1500,
                 "turned": True, "average": 0.99, "phases": [[0.0, 80, 512]]},
    # Both towers but for their first parts, after either.
    "cpu-whole": {**BASE, "minutes": 98, "rate": 5e-4, "warmup": 50, "average": 0.995, "trunks": 0.8, "held": IMAGE_TRUNK[:2] + TEXT_START,
                  "labels": 3, "cooldown": 0.3, "phases": [[0.0, 80, 256]]},
    # The readings once more, from photos as they are and the trunks that have come of it.
    "cpu-settle": {**BASE, "steps": 120, "rate": 2.5e-4, "warmup": 20, "locked": True, "held": IMAGE_TRUNK + TEXT_TRUNK, "concepts": 600,
                   "average": 0.99, "phases": [[0.0, 80, 512]]},
    "smoke": {**BASE, "minutes": None, "steps": 6, "warmup": 2, "phases": [[0.0, 64, 64], [0.5, 80, 64]]},
}

# train_gpu.py's: a larger image tower that looks once, from scratch in minutes.
GPU = {
    **{name: BASE[name] for name in ("dimension", "max_tokens", "text", "foreign")},
    "seed": 0,
    "image": {"stem": 64, "channels": [64, 128, 256, 512], "blocks": [2, 2, 2, 2], "strides": [1, 2, 2, 2], "hidden": 1024, "mirror": False},
    # Photos of a batch: as they are, of two things, of nothing; how evenly two are laid over each other.
    "clean": 960, "mixed": 576, "strange": 40, "even": 0.5,
    "wild": 0.1, "drawn": 0.12,
    # Labels of a batch, and items of earlier ones that stay as negatives.
    "bank": 128, "memory": 8192,
    # Of a query's losses: all that it wants, the kind of thing.
    "levels": [0.8, 0.2],
    # Terms that weigh otherwise than in terms.py.
    "terms": {"pair": 2.0},
    "rate": 2e-3, "decay": 0.1, "text_rate": 2.5e-4, "text_decay": 0.02, "warmup": 300, "clip": 2.0, "average": 0.999,
    # From which share of the time on photos of which side; when the dev split is looked at; seconds kept for the end; steps between notes.
    "phases": [[0.0, 80]], "looks": [0.25, 0.6], "ending": 14, "note": 100,
}
