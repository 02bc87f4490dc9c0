"""All terms of one batch's loss, and what each weighs."""
import numpy as np
import torch
import torch.nn.functional as F

from data import embed_texts
from losses import contrast, mutual, reading
from relevance import ATTRIBUTES

WEIGHTS = {"pair": 1.2, "query_image": 0.7, "query_text": 0.5, "query_both": 0.5, "kind": 0.4, "label": 0.5,
           "photo_concepts": 0.8, "photo_words": 0.06, "text_concepts": 0.4, "text_words": 0.03}


def concept_losses(codebook, data, index, queries, wanted, bank, spans, photos_say, text_says, status):
    """Whether photos, documents, queries and labels say what they are or ask for."""
    def tensors(concepts):
        attributes, *rest = concepts
        return {name: status(value) for name, value in attributes.items()}, *map(status, rest)

    items = tensors(data.concepts_of_items(index))
    asked = tensors(data.concepts_of_queries(queries, wanted))
    kinds, words = reading(photos_say, codebook, items)
    start, end = 2 * len(index), 2 * len(index) + len(bank)
    texts = [(text_says[: len(index)], items), (torch.cat([text_says[len(index) : start], text_says[end:]]), asked)]
    if bank:
        texts.append((text_says[start:end], tensors(data.concepts_of_bank(bank, spans))))
    of_texts = [reading(says, codebook, concepts) for says, concepts in texts]
    return {"photo_concepts": kinds, "photo_words": words, "text_concepts": sum(one for one, _ in of_texts) / len(texts),
            "text_words": sum(one for _, one in of_texts) / len(texts)}


def query_losses(model, data, wanted, asked, many, numbers, tame, status):
    """Queries against photos, documents and both: for all that a query wants, its kind of thing and its department, each weighed.
    asked: the queries' vectors; many: those of the items `numbers`, of which the first are the batch's own, one per query; tame: which of
    them have documents."""
    count = len(asked)
    losses = {"query_image": 0.0, "query_text": 0.0, "query_both": 0.0}
    for weight, answers in data.answers(wanted, numbers):
        answers = status(answers)
        for name, vectors, keep in (("query_image", "images", slice(None)), ("query_text", "said", tame), ("query_both", "both", tame)):
            near = tame[:count] if keep is tame else slice(None)
            asked_of = contrast(asked, many[vectors][keep], answers[:, keep], model.scale("query"))
            answered = contrast(many[vectors][:count][near], asked, answers[:, :count][:, near].t(), model.scale("query"))
            losses[name] = losses[name] + weight * 0.5 * (asked_of + answered)
    return losses


def label_losses(model, data, index, spans, labels, images, said, both, tame, status):
    """The label bank against the batch's photos, documents and both; nothing where the bank is not there."""
    losses = []
    for name, (start, end, table) in spans.items():
        answer = status(table[:, data.attributes[index, ATTRIBUTES.index(name)]])
        for vectors, keep in ((images, slice(None)), (said, slice(None)), (both[tame], tame)):
            losses.append(mutual(labels[start:end], vectors, answer[:, keep], model.scale("label")))
    return {"label": torch.stack(losses).mean()} if losses else {}


def step_loss(model, data, memory, index, config, device, trunk, with_labels=True):
    """All terms of one batch. Documents and queries are text; trunk: the photos' features."""
    documents, queries, wanted = data.texts(index)
    bank, spans = data.bank() if with_labels else ([], {})
    strange, little = data.foreign(config["foreign"])

    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=config["bf16"]):
        features = embed_texts(model.text.trunk, data.tokenizer, [*documents, *queries, *bank, *strange], config["max_tokens"], device)
        texts, text_says = model.text.reading(features)
        images, photos_say = model.image.reading(trunk)
    with torch.autocast(device.type, enabled=False):
        count = len(index)
        said, asked, labels = texts[:count], texts[count : 2 * count], texts[2 * count : 2 * count + len(bank)]
        both = F.normalize(images + said, dim=1)
        numbers, many = memory.joined(index, said=said, images=images, both=both)
        memory.keep(index, said=said, images=images, both=both)
        tame = torch.from_numpy(~data.wild[numbers]).to(device)

        def status(array):
            return torch.from_numpy(array).to(device)

        pairs = status(data.pairs(index, numbers))
        back = status(np.ascontiguousarray(data.pairs(numbers, index).T))
        alike = status(data.kinds(index, numbers))
        alike[:, :count].fill_diagonal_(1)
        losses = {
            "pair": 0.5 * (contrast(said, many["images"], pairs, model.scale("pair"))
                           + contrast(images, many["said"], back, model.scale("pair"))),
            "kind": contrast(images, many["images"], alike, model.scale("kind")),
            **concept_losses(model.codebook, data, index, [*queries, *strange], [*wanted, *little], bank, spans, photos_say,
                             text_says, status),
            **query_losses(model, data, wanted, asked, many, numbers, tame, status),
            **label_losses(model, data, index, spans, labels, images, said, both, tame[:count], status),
        }
    return sum(WEIGHTS[name] * value for name, value in losses.items()), losses
