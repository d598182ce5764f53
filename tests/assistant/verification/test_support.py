"""The trained networks that judge support: what they drop, and how their changes are kept."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.verification import TrainedSupport, verify
from assistant.verification.alignment import align
from assistant.verification.support import ground_of
from assistant.verification.words import read
from tests.judges import FixedEntailment, FixedSupport
from vectorstore.embeddings import find_embedder
from vectorstore.errors import ModelError

CLAIMS = Path(__file__).resolve().parents[3] / "evals" / "data" / "claims"
NURSERY = (
    "Nursery workers saw marks on the girl's arm twice and wrote them down. They did not tell the social worker. "
    "The health visitor was told a month later."
)


def test_what_the_network_is_against_is_dropped_unless_an_entailment_model_is_sure():
    claim = "Marks were seen twice, and the social worker was not told."
    assert verify(claim, NURSERY, support=FixedSupport(2.0)).supported
    against = verify(claim, NURSERY, support=FixedSupport(-9.0))
    assert not against.supported
    assert "of one another" in against.reason
    assert verify(claim, NURSERY, support=FixedSupport(-9.0), entailment=FixedEntailment(0.99)).supported


def test_the_shipped_networks_drop_what_no_rule_sees():
    paragraph = "Too many assessments drift. The majority of reports to panel are clear."
    claim = "Reports to panel are uniformly clear."
    assert verify(claim, paragraph).supported
    assert not verify(claim, paragraph, support=TrainedSupport.load()).supported


def test_the_network_never_outweighs_a_rule():
    claim = "Marks on the girl's arm were seen three times by nursery workers."
    assert not verify(claim, NURSERY, support=FixedSupport(9.0)).supported


def test_who_says_so_is_left_out_where_the_network_is_surer_without():
    claim = "The review found that the nursery had twice seen marks on the arm and had not told the social worker."

    class SurerWithout(FixedSupport):
        def log_odds(self, claim: str, ground: str) -> float:
            return -9.0 if claim.startswith("The review") else super().log_odds(claim, ground)

    assert verify(claim, NURSERY, authority="review found", support=SurerWithout(1.0)).supported


def test_a_sentence_of_the_paragraph_is_not_asked_about():
    assert verify("They did not tell the social worker.", NURSERY, support=FixedSupport(-9.0)).supported


def test_against_a_single_statement_of_the_paragraph_the_network_must_be_surer():
    claim = "Marks on the girl's arm were seen twice by nursery workers."
    assert verify(claim, NURSERY, support=FixedSupport(-1.5)).supported
    assert not verify(claim, NURSERY, support=FixedSupport(-9.0)).supported


def test_the_network_ranks_true_claims_that_it_was_not_trained_on_before_false_ones():
    rows = [json.loads(line) for line in (CLAIMS / "claims.jsonl").read_text("utf-8").splitlines()]
    found = {True: [], False: []}
    for row in rows:
        ground = ground_of(align(read(row["claim"]), read(row["paragraph"])), row["authority"])
        found[row["supported"]].append(TrainedSupport.load().log_odds(row["claim"], ground))
    area = sum(true > false for true in found[True] for false in found[False]) / len(found[True]) / len(found[False])
    assert area > 0.7


def test_threads_get_what_one_gets():
    shipped = TrainedSupport.load()
    claims = ["The marks were written down.", "A month went by.", "Nobody wrote anything down."]
    alone = [shipped.log_odds(claim, NURSERY) for claim in claims]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda claim: shipped.log_odds(claim, NURSERY), claims * 8))
    assert together == pytest.approx(alone * 8, abs=1e-5)


def test_a_claim_longer_than_the_network_reads_is_judged():
    assert TrainedSupport.load().log_odds("Marks were seen. " * 400, NURSERY * 20) < 20


def test_a_missing_change_is_named(tmp_path):
    with pytest.raises(ModelError, match="absent"):
        TrainedSupport((tmp_path / "absent.safetensors",)).log_odds("Visits were late.", NURSERY)


def test_a_change_of_another_encoder_is_refused(tmp_path):
    from safetensors.numpy import save_file

    file = tmp_path / "other.safetensors"
    save_file({}, file, metadata={"encoder_sha256": "0" * 64})
    with pytest.raises(ModelError, match="another"):
        TrainedSupport((file,)).log_odds("Visits were late.", NURSERY)


def test_a_kept_change_makes_the_same_network_again(tmp_path):
    import torch

    from assistant.verification.network import SupportNetwork

    embedder = find_embedder()
    trained = SupportNetwork(embedder.folder).eval()
    generator = torch.Generator().manual_seed(3)
    with torch.no_grad():
        for name, parameter in trained.encoder.named_parameters():
            if name.endswith("attention.self.query.weight"):
                left = torch.randn(parameter.shape[0], 4, generator=generator)
                parameter += 0.02 * left @ torch.randn(4, parameter.shape[1], generator=generator)
            elif name.endswith("LayerNorm.bias"):
                parameter += 0.05
    trained.keep_change(tmp_path / "change.safetensors", SupportNetwork(embedder.folder), embedder.sha256)
    again = TrainedSupport((tmp_path / "change.safetensors",))
    claim = "Marks were seen twice."
    assert again.log_odds(claim, NURSERY) == pytest.approx(trained.log_odds(claim, NURSERY), abs=0.02)
    assert (tmp_path / "change.safetensors").stat().st_size < 6_000_000


def test_the_ground_is_what_a_claim_rests_on_and_in_training_a_sentence_on_each_side():
    paragraph = read("One thing happened. A dog barked. Police came quickly. They left. It rained.")
    laid = align(read("Police came quickly."), paragraph)
    assert ground_of(laid, "agency reported") == "agency reported: Police came quickly."
    assert ground_of(laid, None, around=1) == "A dog barked. Police came quickly. They left."
