"""The catalogue's vectors are made into a collection of Chroma's, complete before a reader sees it."""

import logging
import shutil
from collections.abc import Collection, Iterable

import numpy as np

from vectorstore.catalogue import Entry, Passages, State
from vectorstore.chroma import (
    Place,
    VectorIndex,
    check_files,
    copy_index,
    delete_index,
    make_index,
    manifest,
    open_index,
)
from vectorstore.errors import DamagedIndexError
from vectorstore.graph_files import blank_unused_room
from vectorstore.stores import Stores

logger = logging.getLogger(__name__)

_MOST_DELETED = 0.1
"""Share of a collection's passages beyond which it is made anew: Chroma loses track of some after many deletions."""


def publish(stores: Stores, *, model: str, afresh: bool = False) -> None:
    """Bring the collection up to date with the documents that are ready; nothing is done where it is.

    Args:
        stores: the library's.
        model: SHA-256 of the weights whose vectors are published.
        afresh: whether to make a new one from the catalogue even so, in which nothing deleted is left.
    """
    entries = [entry for entry in stores.catalogue.entries() if entry.state is State.READY]
    graph = stores.graph()
    newest = max((entry.revision for entry in entries), default=0)
    if graph.place is not None and graph.generation >= newest and not afresh:
        return
    number = int(stores.catalogue.setting("vectors") or 0) + 1
    place = stores.place(number)
    extended = graph.place is not None and not afresh and _extend(stores, entries, model, graph.place, place)
    if not extended:
        logger.debug("Making collection %d anew", number)
        index = make_index(place)
        _add(index, stores.catalogue.passages([entry.id for entry in entries], model=model))
        index.close()
    if not place.server:
        blank_unused_room(place.folder)
    stores.changes.publish(vectors=number, generation=max(newest, graph.generation), files=manifest(place))
    if graph.place is not None:
        delete_index(graph.place)


def delete_unpublished(stores: Stores) -> None:
    """Delete what a killed writer left half made, and what a reader had open when its successor came."""
    current = stores.catalogue.setting("vectors") or ""
    if stores.vectors_folder.is_dir():
        for folder in stores.vectors_folder.iterdir():
            if folder.name != current:
                shutil.rmtree(folder, ignore_errors=True)


def _extend(stores: Stores, entries: Collection[Entry], model: str, old: Place, new: Place) -> bool:
    """Copy the old collection and change what is different; return False where a new one is the better way."""
    if new.server:
        return False
    try:
        check_files(old, stores.graph().files)
        copy_index(old, new)
        index = open_index(new)
    except DamagedIndexError:
        return False
    try:
        generation = stores.graph().generation
        same = [entry.id for entry in entries if entry.revision <= generation]
        changed = [entry.id for entry in entries if entry.revision > generation]
        known = index.ids()
        kept = {id_ for passages in stores.catalogue.passages(same, model=model) for id_ in passages.ids}
        gone = known - kept
        if not kept <= known or len(gone) > _MOST_DELETED * len(known):
            return False
        index.delete(sorted(gone))
        _add(index, stores.catalogue.passages(changed, model=model))
        return True
    finally:
        index.close()


def _add(index: VectorIndex, passages: Iterable[Passages]) -> None:
    """Add the passages in one call, whose size Chroma must know beforehand."""
    some = [found for found in passages if found.ids]
    if some:
        index.add([id_ for found in some for id_ in found.ids], np.concatenate([found.matrix for found in some]))
