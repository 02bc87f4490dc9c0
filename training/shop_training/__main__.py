"""python3 -m shop_training COMMAND [options]; COMMAND --help says more."""

import importlib
import sys

COMMANDS = {
    "make-pair": (
        "pipeline.make_pair",
        "makes a pair of towers from the data: all steps, in order",
    ),
    "prepare": ("data.prepare", "decodes the data and keeps it as arrays"),
    "pack": ("data.pack.pack", "packs what pretrain needs"),
    "pretrain": ("train.pretrain.pretrain", "trains both towers on a GPU"),
    "finish": ("train.finish", "trains the text tower from texts alone, and sets lengths"),
    "refine": ("train.refine.refine", "trains classifiers, instance heads and codebook entries"),
    "export": ("export.export", "writes towers as a model folder that the shop opens"),
    "evaluate": ("evaluate.evaluate", "prints a few figures of a checkpoint"),
    "parity": ("export.parity", "writes embeddings that a test holds the shop's towers to"),
    "train-small": ("train.small.train", "trains smaller towers on processors"),
    "finish-small": ("train.small.finish", "finishes those"),
}


def main():
    name, *arguments = sys.argv[1:] or ["--help"]
    if name in ("-h", "--help"):
        print(__doc__ + "\n")
        for command, (_, what) in COMMANDS.items():
            print(f"  {command:13s} {what}")
        return
    if name not in COMMANDS:
        sys.exit(f"There is no command {name}. There are: {', '.join(COMMANDS)}.")
    importlib.import_module(f"shop_training.{COMMANDS[name][0]}").main(arguments)


if __name__ == "__main__":
    main()
