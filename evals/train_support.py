"""Trains the networks that judge support: `python -m evals.train_support`; about an hour and a half on two cores.

Each starts from the weights of the library's embedder. The examples are invented claims, and sentences of their
paragraphs repeated and changed. The shipped claims of the evaluation take no part.
"""

import logging
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits

from assistant.verification.alignment import align
from assistant.verification.network import SupportNetwork
from assistant.verification.support import NEAR, WIDE, TrainedSupport, ground_of
from assistant.verification.words import read
from evals.support_examples import FLUENT, FURTHER, examples
from vectorstore.embeddings import find_embedder

logger = logging.getLogger(__name__)

BATCH = 16
CHUNK = 20 * BATCH
"""Examples that are sorted by length before they are cut into batches."""
RATE = 6e-5
RATE_OF_HEADS = 1e-3
DECAY = 0.01
WARM_UP = 100
"""Steps in which the rates rise; then they fall to the floor in a straight line."""
FLOOR = 0.02
LONGEST_GRADIENT = 1.0
AROUND = 1
"""Sentences on each side of those that a claim rests on, which are read in training alone: see ADR 0023."""
LOGGED = 50


class Stage(NamedTuple):
    """What a network is trained on at a time; from one stage to the next it goes on as it would be shipped."""

    seed: int
    free_files: tuple[str, ...] = ()
    """Files of freely worded claims, beside the plainer ones."""
    epochs: int = 3


STAGES = {WIDE: (Stage(0, (FURTHER,)), Stage(2, (FLUENT,), epochs=2)), NEAR: (Stage(1),)}


class Pair(NamedTuple):
    """What the network reads, and what it should find."""

    claim: str
    ground: str
    supported: float
    weight: float


def pairs(stage: Stage) -> list[Pair]:
    """Return the examples as the network reads them."""
    return [
        Pair(
            one.claim,
            ground_of(align(read(one.claim), read(one.paragraph)), one.authority, around=AROUND),
            float(one.supported),
            one.weight,
        )
        for one in examples(stage.seed, stage.free_files)
    ]


def batches(found: Sequence[Pair], chance: random.Random) -> Iterator[list[Pair]]:
    """Yield the pairs of one epoch in batches of like length, by chance in their order."""
    order = list(found)
    chance.shuffle(order)
    cut: list[list[Pair]] = []
    for start in range(0, len(order), CHUNK):
        chunk = sorted(order[start : start + CHUNK], key=lambda pair: len(pair.claim) + len(pair.ground))
        cut += [chunk[first : first + BATCH] for first in range(0, len(chunk), BATCH)]
    chance.shuffle(cut)
    yield from cut


def train(network: SupportNetwork, found: Sequence[Pair], seed: int, epochs: int) -> None:
    """Train the network in place; the encoder's embeddings stay as they are."""
    chance = random.Random(seed)
    heads = [*network.whole.parameters(), *network.doubt.parameters()]
    for name, parameter in network.encoder.named_parameters():
        parameter.requires_grad = not name.startswith("embeddings.")
    layers = [parameter for parameter in network.encoder.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": layers, "lr": RATE}, {"params": heads, "lr": RATE_OF_HEADS}], weight_decay=DECAY
    )
    steps = epochs * -(-len(found) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / WARM_UP, max(FLOOR, 1 - step / steps))
    )
    network.train()
    step, lost = 0, 0.0
    for _ in range(epochs):
        for batch in batches(found, chance):
            loss = _loss(network, batch)
            optimiser.zero_grad()
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_([*layers, *heads], LONGEST_GRADIENT)
            optimiser.step()
            schedule.step()
            step, lost = step + 1, lost + float(loss.detach())
            if step % LOGGED == 0:
                logger.info("Step %d of %d: loss %.3f", step, steps, lost / LOGGED)
                lost = 0.0
    network.eval()


def _loss(network: SupportNetwork, batch: Sequence[Pair]) -> Tensor:
    found = network(**network.encode([pair.claim for pair in batch], [pair.ground for pair in batch]))
    wanted = torch.tensor([pair.supported for pair in batch])
    weights = torch.tensor([pair.weight for pair in batch])
    return binary_cross_entropy_with_logits(found, wanted, weight=weights)


def main() -> None:
    """Train the two networks, and write what the training changed."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    for file in TrainedSupport.load().changes:
        for number, stage in enumerate(STAGES[file.name]):
            _train_one(file, stage, goes_on=number > 0)


def _train_one(file: Path, stage: Stage, *, goes_on: bool) -> None:
    torch.manual_seed(stage.seed)
    embedder = find_embedder()
    network = SupportNetwork(embedder.folder)
    if goes_on:
        network.change(file, embedder.sha256)
    train(network, pairs(stage), stage.seed, stage.epochs)
    network.keep_change(file, SupportNetwork(embedder.folder), embedder.sha256)


if __name__ == "__main__":
    main()
