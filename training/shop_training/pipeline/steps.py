"""The steps that make a pair of towers from the data, in order."""

import dataclasses
import subprocess

from shop_training.data.pack.pack import pack
from shop_training.data.prepare import prepare
from shop_training.export.export import FILES, export
from shop_training.folders import PROJECT
from shop_training.pipeline.step import Step
from shop_training.train.finish import finish
from shop_training.train.pretrain.pretrain import pretrain
from shop_training.train.refine.refine import refine

DATA_FILES = (
    *(f"fashion-products/products-{split}.csv" for split in ("train", "dev")),
    *(f"fashion-products/images-{split}.zip" for split in ("train", "dev")),
    *(f"clothing-photos/photos-{split}.zip" for split in ("train", "dev")),
)
PACK_FILES = ("photos.npz", "texts.npz.xz", "items.json", "tokenizer.json", "queries.json")


def pipeline_steps(work, data, out, key, config, init=None, processes=None):
    """work: WorkFolder. data, out: the data and the model folder. init: as in `pretrain`."""
    products = work.drawings / "products.jsonl"
    dev_table = data / "fashion-products" / "products-dev.csv"
    packed = tuple(work.pack / name for name in PACK_FILES)
    pretrained, finished, refined = map(work.checkpoint, ("pretrain", "finish", "refine"))
    started_from = () if init is None else (init / "text.onnx" if init.is_dir() else init,)
    drawings = dataclasses.asdict(config.drawings)
    pack_settings = dataclasses.asdict(config.pack)
    return [
        Step(
            "drawings",
            "draws demo catalogues to train on (npm run demo:write)",
            (),
            (products,),
            drawings,
            lambda: _npm("demo:write", out=work.drawings, **drawings),
        ),
        Step(
            "queries",
            "draws the evaluation's queries (npm run evaluate:queries)",
            (dev_table,),
            (work.queries,),
            {},
            lambda: _npm("evaluate:queries", data=data, out=work.queries),
        ),
        Step(
            "prepare",
            "decodes photos, reads products, learns the tokenizer; half a minute",
            (*(data / name for name in DATA_FILES), products),
            (work.items, work.tokenizer),
            {"pieces": config.pieces},
            lambda: prepare(work, data, [work.drawings], config.pieces),
        ),
        Step(
            "pack",
            "packs what pretrain needs; two minutes",
            (work.items, work.tokenizer, work.queries),
            packed,
            pack_settings,
            lambda: pack(work, work.pack, processes=processes, **pack_settings),
        ),
        Step(
            "pretrain",
            f"trains both towers for {config.minutes} minutes, on one GPU",
            (*packed, *started_from),
            (pretrained,),
            {
                "minutes": config.minutes,
                "steps": config.steps,
                **dataclasses.asdict(config.pretrain),
            },
            lambda: pretrain(
                work.pack,
                pretrained,
                config.minutes,
                config.pretrain,
                init=init,
                steps=config.steps,
                processes=processes,
                unfinished=work.unfinished("pretrain"),
            ),
        ),
        Step(
            "finish",
            "trains the text tower from texts alone, sets lengths; half an hour on two cores",
            (work.items, work.tokenizer, pretrained),
            (finished,),
            dataclasses.asdict(config.finish),
            lambda: finish(work, pretrained, finished, config.finish, work.unfinished("finish")),
        ),
        Step(
            "refine",
            "trains classifiers, instance heads, entries; an hour and a quarter on two cores",
            (work.items, work.tokenizer, finished),
            (refined,),
            dataclasses.asdict(config.refine),
            lambda: refine(work, finished, refined, config.refine, work.unfinished("refine")),
        ),
        Step(
            "export",
            "writes the model folder",
            (work.tokenizer, refined),
            tuple(out / name for name in FILES),
            {"key": key},
            lambda: export(refined, work.tokenizer, out, key),
        ),
    ]


def _npm(script, **options):
    """Runs a script of the project's package.json."""
    arguments = [text for name, value in options.items() for text in (f"--{name}", str(value))]
    command = ["npm", "run", "--silent", script, "--", *arguments]
    try:
        subprocess.run(command, cwd=PROJECT, check=True)
    except FileNotFoundError as error:
        raise SystemExit(f"npm is not installed: {' '.join(command)}") from error
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"{' '.join(command)} failed with code {error.returncode}") from error
