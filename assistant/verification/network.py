"""The network that judges support: a sentence encoder, read as a whole and at the claim's least supported word."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save_file
from sentence_transformers import SentenceTransformer
from torch import Tensor, nn
from torch.nn.functional import softplus

from vectorstore.errors import ModelError

MOST_TOKENS = 200
"""Longest pair that is read; of the longer text the end is cut off."""
RANK = 64
"""Rank at which the change of a matrix of the encoder is kept."""
ENCODER = "encoder."
STARTED_FROM = "encoder_sha256"
LEFT, RIGHT = ".left", ".right"
"""What the names of the two factors of a changed matrix end in."""

SLACK = 1.0
"""What the log-odds gain, so that a claim none of whose words is doubtful starts near even."""


class SupportNetwork(nn.Module):
    """Gives the log-odds that the second text of a pair supports the first, the claim.

    Two heads are added: one on the first token and the mean of the claim's tokens, which judges the whole, and one on
    each token of the claim, of which a soft maximum counts against it: a claim is as good as its least supported word.
    """

    def __init__(self, folder: Path) -> None:
        """Start from an encoder in a folder; the heads are as chance makes them.

        Args:
            folder: Of a sentence-transformers model whose first part is a BERT.
        """
        super().__init__()
        start: Any = SentenceTransformer(str(folder), device="cpu", local_files_only=True)[0]
        size = start.auto_model.config.hidden_size
        self.encoder: nn.Module = start.auto_model
        self.whole = nn.Linear(2 * size, 1)
        self.doubt = nn.Linear(size, 1)
        self._tokenise: Callable[..., Mapping[str, Tensor]] = start.tokenizer
        self._marks: tuple[int, int] = (start.tokenizer.cls_token_id, start.tokenizer.sep_token_id)

    def encode(self, claims: Sequence[str], grounds: Sequence[str]) -> dict[str, Tensor]:
        """Return the tokens of pairs of texts, as `forward` takes them; not to be called by two threads at once."""
        found = self._tokenise(
            list(claims),
            list(grounds),
            truncation="longest_first",
            max_length=MOST_TOKENS,
            padding=True,
            return_tensors="pt",
        )
        return {name: found[name] for name in ("input_ids", "attention_mask", "token_type_ids")}

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Return the log-odds of a batch.

        Args:
            input_ids: (n, tokens)
            attention_mask: (n, tokens), 0 where padded.
            token_type_ids: (n, tokens), 0 in the claim.

        Returns:
            (n,)
        """
        hidden = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        of_claim = (token_type_ids == 0) & (attention_mask == 1)
        for mark in self._marks:
            of_claim = of_claim & (input_ids != mark)
        share = of_claim.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * share).sum(1) / share.sum(1).clamp(min=1)
        whole: Tensor = self.whole(torch.cat([hidden[:, 0], mean], dim=-1)).squeeze(-1)
        doubts = self.doubt(hidden).squeeze(-1).masked_fill(~of_claim, -1e4)
        return whole - softplus(doubts.logsumexp(-1)) + SLACK

    def log_odds(self, claim: str, ground: str) -> float:
        """Return the log-odds that the ground supports the claim; not to be called by two threads at once."""
        with torch.inference_mode():
            return float(self(**self.encode([claim], [ground]))[0])

    def keep_change(self, file: Path, start: "SupportNetwork", encoder_sha256: str) -> None:
        """Write what training changed, in half precision: each matrix of the encoder at rank 64, all else in full.

        Args:
            file: Where to.
            start: A network as it was before training.
            encoder_sha256: Of the weights that it starts from.
        """
        kept = {name: value for name, value in self.state_dict().items() if not name.startswith(ENCODER)}
        before = start.encoder.state_dict()
        for name, value in self.encoder.state_dict().items():
            change = value - before[name]
            if not change.any():
                continue
            if change.dim() == 1:
                kept[ENCODER + name] = change
                continue
            left, sizes, right = torch.linalg.svd(change, full_matrices=False)
            kept[ENCODER + name + LEFT] = left[:, :RANK] * sizes[:RANK]
            kept[ENCODER + name + RIGHT] = right[:RANK]
        halves = {name: value.half().contiguous() for name, value in kept.items()}
        save_file(halves, file, metadata={STARTED_FROM: encoder_sha256})

    def change(self, file: Path, encoder_sha256: str) -> None:
        """Become the network of a kept change.

        Args:
            file: As `keep_change` wrote it.
            encoder_sha256: Of the weights that this network started from.

        Raises:
            ModelError: The file cannot be read, or belongs to another encoder.
        """
        kept = _read(file, encoder_sha256)
        state = self.state_dict()
        for name, value in kept.items():
            if name.endswith(LEFT):
                matrix = name.removesuffix(LEFT)
                state[matrix] = state[matrix] + value @ kept[matrix + RIGHT]
            elif not name.endswith(RIGHT):
                state[name] = state[name] + value if name.startswith(ENCODER) else value
        self.load_state_dict(state)
        self.eval()


def _read(file: Path, encoder_sha256: str) -> dict[str, Tensor]:
    try:
        with safe_open(file, framework="pt") as opened:
            started_from = (opened.metadata() or {}).get(STARTED_FROM)
        kept = {name: value.float() for name, value in load_file(file).items()}
    except (OSError, SafetensorError) as error:
        message = f"The trained check of claims in {file} cannot be read ({error}). Install the program again."
        raise ModelError(message) from error
    if started_from != encoder_sha256:
        message = (
            f"The trained check of claims in {file} belongs to another embedding model. Install the program again."
        )
        raise ModelError(message)
    return kept
